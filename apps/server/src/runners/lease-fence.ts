import type { RunFence } from "@planloom/api";
import type { AttemptFence } from "@planloom/db";
import { attemptId, runId } from "@planloom/scheduler";

/** A lease's fence as the API names it. */
export function leaseFence(lease: AttemptFence): RunFence {
  return { run: runId(lease.runId), attempt: attemptId(lease.attemptId), epoch: lease.epoch };
}

/** The same the other way. */
export function storedFence({ run, attempt, epoch }: RunFence): AttemptFence {
  return { runId: run, attemptId: attempt, epoch };
}

/** One text for each fence, to look one up by. */
export function fenceKey({ run, attempt, epoch }: RunFence): string {
  return `${run} ${attempt} ${epoch}`;
}
