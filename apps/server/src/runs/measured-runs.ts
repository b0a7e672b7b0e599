import type { RunOutline } from "@planloom/db";
import { type Batch, measureRun, type Run, type RunMetrics, runId, writableFiles } from "@planloom/scheduler";
import type { EngineStore } from "../engine/engine-store.ts";
import { openLedger } from "../engine/run-ledger.ts";
import type { FrozenPlans } from "../plans/frozen-plans.ts";

export interface MeasuredRun {
  readonly run: RunOutline;
  readonly metrics: RunMetrics;
}

/** Measures runs as they stand, in the order given. */
export type MeasureRuns = (runs: readonly RunOutline[]) => Promise<MeasuredRun[]>;

/** Twice what one question may ask for; the measures of a run of 1,000 batches have 100 KB. */
const KEPT = 400;

/**
 * Reads the state of each run once, and again only after it has moved on: whoever looks at the metrics asks anew
 * whenever anything happens in the workspace, and nearly all the runs are over.
 */
export function measuredRuns(store: Pick<EngineStore, "loadRun">, plans: Pick<FrozenPlans, "find">): MeasureRuns {
  const known = new Map<string, { readonly seq: number; readonly metrics: RunMetrics }>();
  const measure = async (runs: readonly RunOutline[]): Promise<void> => {
    for (const { id, planId, planRevision } of runs) {
      const page = await openLedger(store, runId(id));
      if (page === null) continue;
      known.delete(id);
      const { run } = page.session;
      const plan = hasChangedFiles(run) ? await plans.find({ id, planId, planRevision, revision: run.spec.revision }) : null;
      known.set(id, { seq: page.seq, metrics: measureRun(run, plan === null ? null : writableFiles(plan).isInside) });
    }
  };
  return async (runs) => {
    const missing = runs.filter(({ id, seq }) => known.get(id)?.seq !== seq);
    await measure(missing);
    const measured = runs.flatMap((run): MeasuredRun[] => {
      const metrics = known.get(run.id)?.metrics;
      return metrics === undefined ? [] : [{ run, metrics }];
    });
    for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - KEPT))) known.delete(oldest);
    return measured;
  };
}

/** Whether its plan is worth being read for what it says about files. */
function hasChangedFiles({ batches }: Run): boolean {
  return Object.values<Batch>(batches).some(({ attempts }) => attempts.some(({ stage }) => (stage.kind === "ended" || stage.kind === "reported") && (stage.report?.account?.changed ?? null) !== null));
}
