import { runStateSchema } from "@planloom/api";
import { type Database, type RunOutline, runStates } from "@planloom/db";
import { measureRun, type RunMetrics } from "@planloom/scheduler";

export interface MeasuredRun {
  readonly run: RunOutline;
  readonly metrics: RunMetrics;
}

/** Measures runs as they stand, in the order given. */
export type MeasureRuns = (runs: readonly RunOutline[]) => Promise<MeasuredRun[]>;

/** Twice what one question may ask for; the measures of a run of 1,000 batches have 100 KB. */
const KEPT = 400;
/** So many states are in memory at once: each may have megabytes. */
const STATES_AT_ONCE = 10;

/**
 * Reads the state of each run once, and again only after it has moved on: whoever looks at the metrics asks anew
 * whenever anything happens in the workspace, and nearly all the runs are over.
 */
export function measuredRuns(db: Database): MeasureRuns {
  const known = new Map<string, { readonly seq: number; readonly metrics: RunMetrics }>();
  const measure = async (ids: readonly string[]): Promise<void> => {
    for (const { id, seq, state } of await runStates(db, ids)) {
      known.delete(id);
      known.set(id, { seq, metrics: measureRun(runStateSchema.parse(state)) });
    }
  };
  return async (runs) => {
    const missing = runs.filter(({ id, seq }) => known.get(id)?.seq !== seq).map(({ id }) => id);
    for (let from = 0; from < missing.length; from += STATES_AT_ONCE) await measure(missing.slice(from, from + STATES_AT_ONCE));
    const measured = runs.flatMap((run): MeasuredRun[] => {
      const metrics = known.get(run.id)?.metrics;
      return metrics === undefined ? [] : [{ run, metrics }];
    });
    for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - KEPT))) known.delete(oldest);
    return measured;
  };
}
