import type { Run, RunFact } from "@planloom/scheduler";

/** How late an alarm may be before somebody else does its work. */
const GRACE_MS = 5_000;

/**
 * What should have reached a run by `now` (the database's clock) and has not: its start, where the server ended between
 * making and starting it, and the ends of waits whose alarm never rang. Empty for a run whose alarms work.
 */
export function dueFacts(run: Run, { now, startedBy }: { now: number; startedBy: string }): RunFact[] {
  if (run.status === "created") return [{ type: "run.started", by: startedBy }];
  return run.spec.batches.flatMap(({ id }): RunFact[] => {
    const batch = run.batches[id];
    if (batch?.phase.kind !== "backoff" && batch?.phase.kind !== "delayed") return [];
    return batch.phase.until + GRACE_MS <= now ? [{ type: "batch.wait-elapsed", batch: id, attempts: batch.attempts.length }] : [];
  });
}
