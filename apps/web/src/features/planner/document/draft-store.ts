import type { PlanRevision } from "@planloom/api";
import { diffPlans, type Plan, type PlanEdit } from "@planloom/scheduler";
import { createStore, type StoreApi } from "zustand";
import { acknowledge, type Draft, editDraft, openDraft, rebase, redo, undo } from "./draft.ts";
import type { KeptDraft } from "./kept-draft.ts";

/** What is known about saving. */
export type SaveState =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  /** The server did not take it; it is kept in this browser and tried again. */
  | { readonly kind: "failed"; readonly message: string }
  /** Somebody saved in between; nothing was written and a person decides. */
  | { readonly kind: "conflict"; readonly latest: PlanRevision };

export interface DraftState {
  readonly id: string;
  readonly draft: Draft;
  readonly save: SaveState;
  /** It was found in this browser, from a page that was left before the server had it. */
  readonly restored: boolean;
  /** Applies edits as one step of undo; returns why some did not fit. */
  readonly edit: (edits: readonly PlanEdit[], step?: string) => readonly string[];
  readonly undo: () => void;
  readonly redo: () => void;
  readonly setSave: (save: SaveState) => void;
  readonly acknowledge: (revision: number, plan: Plan) => void;
  readonly rebase: (base: Draft["base"], plan: Plan) => void;
  readonly keepRestored: () => void;
  /** Goes on with what the server had when the page was opened. */
  readonly dropRestored: () => void;
}

export type DraftStore = StoreApi<DraftState>;

/**
 * The store of one open plan, with what this browser kept of it on top. Where that builds on an older revision it goes
 * on building on it, so that saving it meets the newer one and a person decides.
 */
export function createDraftStore({ id, revision, plan }: PlanRevision, kept: KeptDraft | null): DraftStore {
  const opened = openDraft(revision, plan);
  const isRestored = kept !== null && diffPlans(plan, kept.plan).length > 0;
  const draft = isRestored ? { ...opened, base: kept.revision === revision ? opened.base : { revision: kept.revision, plan: kept.base }, plan: kept.plan, past: [plan] } : opened;
  return createStore((set, get) => ({
    id,
    draft,
    save: { kind: "idle" },
    restored: isRestored,
    edit: (edits, step) => {
      const { draft: next, refused } = editDraft(get().draft, edits, step ?? null);
      set({ draft: next });
      return refused;
    },
    undo: () => set({ draft: undo(get().draft) }),
    redo: () => set({ draft: redo(get().draft) }),
    setSave: (save) => set({ save }),
    acknowledge: (number, saved) => set({ draft: acknowledge(get().draft, number, saved), save: { kind: "idle" } }),
    rebase: (base, next) => set({ draft: rebase(get().draft, base, next), save: { kind: "idle" }, restored: false }),
    keepRestored: () => set({ restored: false }),
    dropRestored: () => {
      const { draft: restored } = get();
      // Work on an older revision cannot be brought back: undoing would put it over what others saved since.
      const next = restored.base.revision === revision ? rebase(restored, opened.base, plan) : opened;
      set({ draft: next, save: { kind: "idle" }, restored: false });
    },
  }));
}
