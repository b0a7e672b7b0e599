import { liveAttempt, type Run, type RunFact } from "@planloom/scheduler";

/** How late an alarm may be before somebody else does its work. */
const GRACE_MS = 5_000;

/**
 * The alarms that should have rung by `now` (the database's clock) and have not: an attempt past its time that nobody
 * has told to stop, a wait for a time that is over. Empty for a run whose alarms work.
 */
export function dueFacts(run: Run, now: number): RunFact[] {
  return run.spec.batches.flatMap((spec): RunFact[] => {
    const batch = run.batches[spec.id];
    if (batch === undefined) return [];
    if (batch.phase.kind === "backoff" || batch.phase.kind === "delayed") {
      return batch.phase.until + GRACE_MS <= now ? [{ type: "batch.wait-elapsed", batch: spec.id, attempts: batch.attempts.length }] : [];
    }
    const attempt = liveAttempt(batch);
    if (attempt?.stage.kind !== "running" || attempt.stage.stopping !== null) return [];
    const isOverdue = attempt.stage.startedAt + spec.timeoutMinutes * 60_000 + GRACE_MS <= now;
    return isOverdue ? [{ type: "attempt.overdue", attempt: attempt.id, epoch: attempt.epoch }] : [];
  });
}
