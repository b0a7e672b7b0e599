import type { Attempt, Batch, RunStatus } from "./run.ts";

/** The attempt that is offered, worked on, or waits for its check-in; `null` where there is none. */
export function liveAttempt(batch: Batch): Attempt | null {
  const last = batch.attempts.at(-1);
  return last === undefined || last.stage.kind === "ended" ? null : last;
}

/** Whether nothing happens in such a run any more by itself. */
export function isFinalStatus(status: RunStatus): boolean {
  return status === "accepted" || status === "failed" || status === "stopped";
}
