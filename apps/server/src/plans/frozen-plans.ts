import { type Database, findPlanRevision, findRunPlan, returnedTasks } from "@planloom/db";
import { type PlanDocument, readDocument } from "./read-document.ts";

/** Which plan a run executes: a revision of a plan, or, once it was changed while it was live, its own. */
export interface RunsPlan {
  readonly id: string;
  readonly planId: string;
  readonly planRevision: number;
  /** How often the run was changed, as its state says. */
  readonly revision: number;
}

/** Gives the plans that runs execute. */
export interface FrozenPlans {
  /** Throws if there is no such plan: a run always has one. */
  find(run: RunsPlan): Promise<PlanDocument>;
  /** The tasks that a task of the run has returned up to that revision. */
  returnedBy(task: string, run: Pick<RunsPlan, "id" | "revision">): Promise<readonly string[]>;
}

/** Enough for every run that is likely to be live at once; a plan is parsed in milliseconds if it was pushed out. */
const KEPT = 50;

/** Keeps the plans used last in memory. They never change, so what is kept is never stale. */
export function frozenPlans(db: Database): FrozenPlans {
  const kept = new Map<string, PlanDocument>();
  return {
    async find(run) {
      const key = run.revision === 0 ? `${run.planId} ${run.planRevision}` : `run ${run.id} ${run.revision}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const plan = readDocument(await documentOf(db, run));
      kept.set(key, plan);
      const oldest = kept.keys().next().value;
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return plan;
    },
    returnedBy: (task, { id, revision }) => returnedTasks(db, { runId: id, task, upTo: revision }),
  };
}

async function documentOf(db: Database, { id, planId, planRevision, revision }: RunsPlan): Promise<unknown> {
  const changed = revision === 0 ? null : await findRunPlan(db, id, revision);
  const document = changed ?? (await findPlanRevision(db, planId, planRevision))?.document;
  if (document === undefined || document === null) throw new Error(`plan ${planId} has no revision ${planRevision}`);
  return document;
}
