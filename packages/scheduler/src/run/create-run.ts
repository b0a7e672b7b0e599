import type { BatchId } from "../plan/ids.ts";
import { NO_COORDINATION } from "./coordination/coordination.ts";
import type { RunSpec } from "./run-spec.ts";
import { specFault } from "./spec-fault.ts";
import type { Batch, Run } from "./run.ts";

/**
 * Returns a run that has not started: every batch waits. Throws when the spec names a batch, resource or agent that
 * it does not have, or a batch twice; `freezePlan` never makes such a spec.
 */
export function createRun(spec: RunSpec): Run {
  assertWhole(spec);
  return newRun(spec);
}

/** The same without a look at whether the spec is whole. */
export function newRun(spec: RunSpec): Run {
  const batches: Record<BatchId, Batch> = {};
  for (const { id } of spec.batches) {
    batches[id] = newBatch(id);
  }
  return { spec, status: "created", startedAt: null, endedAt: null, reason: null, nextEpoch: 1, batches, coordination: NO_COORDINATION };
}

/** A batch that waits and of which nothing is known yet. */
export function newBatch(id: BatchId): Batch {
  return { id, phase: { kind: "waiting" }, attempts: [], notes: null, settledAttempts: 0, sentBack: null };
}

function assertWhole(spec: RunSpec): void {
  const fault = specFault(spec);
  if (fault !== null) throw new Error(fault);
}
