import type { Plan } from "@planloom/scheduler";
import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { cleanJson } from "../values/clean-json.ts";
import { cleanText } from "../values/clean-text.ts";
import { toMs } from "../values/time.ts";

export interface NewPlan {
  readonly workspaceId: string;
  readonly name: string;
  readonly document: Plan;
  /** Who saves it. */
  readonly by: string;
}

/** Makes a plan with `document` as its revision 1. */
export async function insertPlan(db: Database | Tx, plan: NewPlan): Promise<{ id: string; revision: number; savedAt: number }> {
  const made = await clientOf(db).plan.create({
    data: {
      workspaceId: plan.workspaceId,
      name: cleanText(plan.name),
      latestRevision: 1,
      revisions: { create: { number: 1, document: cleanJson(plan.document), savedBy: cleanText(plan.by) } },
    },
    select: { id: true, updatedAt: true },
  });
  return { id: made.id, revision: 1, savedAt: toMs(made.updatedAt) };
}
