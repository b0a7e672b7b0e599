import { type AttemptId, type BatchId, batchId } from "../plan/ids.ts";
import type { Attempt, Batch, Run, RunStatus } from "./run.ts";

/** The attempt that is offered, worked on, or waits for its check-in; `null` where there is none. */
export function liveAttempt(batch: Batch): Attempt | null {
  const last = batch.attempts.at(-1);
  return last === undefined || last.stage.kind === "ended" ? null : last;
}

/** Whether nothing happens in such a run any more by itself. */
export function isFinalStatus(status: RunStatus): boolean {
  return status === "accepted" || status === "failed" || status === "stopped";
}

/** The batch that an attempt, by its id, is one of. */
export function batchOfAttempt(attempt: AttemptId): BatchId {
  return batchId(attempt.slice(0, Math.max(0, attempt.lastIndexOf("#"))));
}

/** The live attempt of a run that a fence names; `null` where it is over, or is at another epoch. O(1). */
export function fencedAttempt(run: Run, { attempt, epoch }: { readonly attempt: AttemptId; readonly epoch: number }): Attempt | null {
  const id = batchOfAttempt(attempt);
  const batch = Object.hasOwn(run.batches, id) ? run.batches[id] : undefined;
  const live = batch === undefined ? null : liveAttempt(batch);
  return live?.id === attempt && live.epoch === epoch ? live : null;
}
