import type { BatchId } from "../plan/ids.ts";
import type { ScopeOutcome } from "../run/coordination/coordination.ts";
import { outcomeFault } from "../run/coordination/outcome-fault.ts";
import type { Run } from "../run/run.ts";
import { nothingToStop } from "./nothing-to-stop.ts";
import { type ScopeNeighbour, wideningFault } from "./scope-neighbours.ts";

/** Of each way to decide about files outside a scope why it is closed now, in words; `null` where it is open. */
export type ScopeWays = Readonly<Record<ScopeOutcome, string | null>>;

/** Which ways to decide about files that work on a batch changed outside its scope are open, while `others` touch them. O(others). */
export function scopeWays(run: Run, batch: BatchId, others: readonly ScopeNeighbour[]): ScopeWays {
  const blocked = outcomeFault(run.status, "blocked") ?? nothingToStop(run, batch);
  const runs = wideningFault(others);
  const instead = blocked === null ? "Have the files put back, or make it a scope conflict" : "Have the files put back, or wait until then";
  return {
    widened: outcomeFault(run.status, "widened") ?? (runs === null ? null : `${runs}. ${instead}.`),
    reverted: outcomeFault(run.status, "reverted"),
    blocked,
    kept: outcomeFault(run.status, "kept"),
  };
}
