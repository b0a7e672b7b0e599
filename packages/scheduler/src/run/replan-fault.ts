import type { BatchId } from "../plan/ids.ts";
import { sameData } from "../plan/same-data.ts";
import { isSatisfied } from "./is-satisfied.ts";
import type { BatchSpec, RunSpec } from "./run-spec.ts";
import type { Batch, Run } from "./run.ts";
import { specFault } from "./spec-fault.ts";
import { batchSpecOf } from "./spec-index.ts";

/** Why a live run cannot go on with this spec, as a sentence that names the batch; `null` where it can. O(batches + needs). */
export function replanFault(run: Run, spec: RunSpec): string | null {
  if (spec.revision !== run.spec.revision + 1) {
    return `The change was made for revision ${spec.revision - 1} of what the run does, which is at ${run.spec.revision}; look at it again`;
  }
  const fault = specFault(spec);
  if (fault !== null) return fault;
  const started = startedBatches(run);
  for (const before of started) {
    const after = batchSpecOf(spec, before.id);
    if (after === undefined) return `${before.title} has begun, so it cannot be removed`;
    if (!isSameWork(run, before, after)) return `${before.title} has begun, so it cannot be changed`;
  }
  return clash(run, started, spec);
}

function startedBatches(run: Run): readonly BatchSpec[] {
  return run.spec.batches.filter(({ id }) => {
    const batch = run.batches[id];
    return batch !== undefined && hasBegun(batch);
  });
}

/** Whether a change must leave a batch alone. What was skipped by a rule has not begun: the change may be made for its sake. */
export function hasBegun({ attempts, phase }: Batch): boolean {
  if (attempts.length > 0) return true;
  return !(phase.kind === "waiting" || phase.kind === "delayed" || phase.kind === "blocked" || (phase.kind === "skipped" && (phase.cause === "failure" || phase.cause === "not-needed")));
}

/**
 * Whether what a batch waits for may change: nobody works on it, and it has not ended by itself. One that is to be done
 * again may have to wait for something new, and what was left out waits for nothing.
 */
export function mayYetWait({ phase }: Batch): boolean {
  return phase.kind === "waiting" || phase.kind === "delayed" || phase.kind === "blocked" || phase.kind === "skipped";
}

/**
 * Whether two specs of a batch ask for the same, apart from whom it excludes and from needs that do not matter. Soft ones
 * never do, and of a sync point that was passed it matters no more how it was checked.
 */
function isSameWork(run: Run, before: BatchSpec, after: BatchSpec): boolean {
  const found = run.batches[before.id];
  const open = (batch: BatchSpec): readonly BatchId[] => batch.needs.filter((need) => !isThere(run, need)).toSorted();
  const passed = before.work === "none" && isThere(run, before.id) ? { uses: [], hasAcceptanceCommand: false } : {};
  const rest = { needs: [], softNeeds: [], lags: {}, excludes: [], ...passed };
  return sameData({ ...before, ...rest }, { ...after, ...rest }) && ((found !== undefined && mayYetWait(found)) || sameData(open(before), open(after)));
}

function isThere(run: Run, id: BatchId): boolean {
  const phase = run.batches[id]?.phase;
  return phase !== undefined && isSatisfied(phase);
}

/** Two batches that somebody works on already cannot be kept apart any more. */
function clash(run: Run, started: readonly BatchSpec[], spec: RunSpec): string | null {
  const isWorkedOn = (id: BatchId): boolean => run.batches[id]?.phase.kind === "running";
  const pairs = (batches: readonly BatchSpec[]): ReadonlySet<string> =>
    new Set(batches.filter(({ id }) => isWorkedOn(id)).flatMap(({ id, excludes }) => excludes.filter(({ batch }) => isWorkedOn(batch)).map(({ batch }) => [id, batch].toSorted().join(" "))));
  const known = pairs(started);
  const [fresh] = [...pairs(spec.batches)].filter((pair) => !known.has(pair));
  return fresh === undefined ? null : `${fresh.split(" ").map((id) => run.spec.batches.find((batch) => batch.id === id)?.title ?? id).join(" and ")} run already, so they cannot be kept apart`;
}
