import type { Plan } from "@planloom/scheduler";
import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { inTransaction } from "../session/in-transaction.ts";
import { cleanJson } from "../values/clean-json.ts";
import { cleanText } from "../values/clean-text.ts";
import { isUuid } from "../values/is-uuid.ts";
import { toMs } from "../values/time.ts";
import { advancePlan } from "./advance-plan.ts";

export interface NewRevision {
  readonly planId: string;
  /** The revision that the saver's changes were made on. */
  readonly baseRevision: number;
  readonly name: string;
  readonly document: Plan;
  readonly by: string;
}

export type RevisionOutcome =
  | { readonly kind: "saved"; readonly revision: number; readonly savedAt: number }
  /** Somebody saved in between; nothing was written. */
  | { readonly kind: "conflict"; readonly latestRevision: number }
  /** There is no such plan, or it was removed. */
  | { readonly kind: "missing" };

/** Saves the next revision of a plan. Of any number of savers on the same base exactly one succeeds. */
export async function insertRevision(db: Database | Tx, revision: NewRevision): Promise<RevisionOutcome> {
  if (!isUuid(revision.planId)) return { kind: "missing" };
  return inTransaction(db, async (tx): Promise<RevisionOutcome> => {
    const number = await advancePlan(tx, revision.planId, revision);
    if (number === null) return whyNot(tx, revision.planId);
    const saved = await clientOf(tx).planRevision.create({
      data: { planId: revision.planId, number, document: cleanJson(revision.document), savedBy: cleanText(revision.by) },
      select: { savedAt: true },
    });
    return { kind: "saved", revision: number, savedAt: toMs(saved.savedAt) };
  });
}

async function whyNot(tx: Tx, planId: string): Promise<RevisionOutcome> {
  const plan = await clientOf(tx).plan.findFirst({ where: { id: planId, removedAt: null }, select: { latestRevision: true } });
  return plan === null ? { kind: "missing" } : { kind: "conflict", latestRevision: plan.latestRevision };
}
