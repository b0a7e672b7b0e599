import { type Database, findPlanRevision } from "@planloom/db";
import { type PlanDocument, readDocument } from "./read-document.ts";

/** Gives the plan revisions that runs execute. */
export interface FrozenPlans {
  /** Throws if there is no such revision: a run always has one. */
  find(planId: string, revision: number): Promise<PlanDocument>;
}

/** Enough for every run that is likely to be live at once; a plan is parsed in milliseconds if it was pushed out. */
const KEPT = 50;

/** Keeps the revisions used last in memory. They never change, so what is kept is never stale. */
export function frozenPlans(db: Database): FrozenPlans {
  const kept = new Map<string, PlanDocument>();
  return {
    async find(planId, revision) {
      const key = `${planId} ${revision}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const found = await findPlanRevision(db, planId, revision);
      if (found === null) throw new Error(`plan ${planId} has no revision ${revision}`);
      const plan = readDocument(found.document);
      kept.set(key, plan);
      const oldest = kept.keys().next().value;
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return plan;
    },
  };
}
