import { planSchema } from "@planloom/formats/plan-schema";
import type { Plan } from "@planloom/scheduler";
import type { Draft } from "./draft.ts";

/** What a browser keeps of a draft until the server has it. */
export interface KeptDraft {
  readonly revision: number;
  readonly base: Plan;
  readonly plan: Plan;
}

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;
const keyOf = (id: string): string => `planloom:draft:${id}`;

/** Keeps an unsaved draft in the browser. Returns whether there was room. */
export function keepDraft(shelf: Shelf, id: string, { base, plan }: Draft): boolean {
  try {
    shelf.setItem(keyOf(id), JSON.stringify({ revision: base.revision, base: base.plan, plan } satisfies KeptDraft));
    return true;
  } catch (error) {
    // A full or forbidden storage: the page still warns before it is left.
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** Forgets what was kept: the server has it, or nobody wants it. */
export function forgetDraft(shelf: Shelf, id: string): void {
  shelf.removeItem(keyOf(id));
}

/** The draft that was kept when the page was left in the middle; `null` where there is none that can be read. */
export function keptDraft(shelf: Shelf, id: string): KeptDraft | null {
  const text = shelf.getItem(keyOf(id));
  if (text === null) return null;
  const found = parse(text);
  const [plan, base] = [planSchema.safeParse(found?.plan), planSchema.safeParse(found?.base)];
  return plan.success && base.success && typeof found?.revision === "number" ? { revision: found.revision, base: base.data, plan: plan.data } : null;
}

function parse(text: string): { readonly [key in keyof KeptDraft]?: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
