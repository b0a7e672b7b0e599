import type { RunFence } from "@planloom/api";
import { liveAttempt, type Run } from "@planloom/scheduler";

/** Refuses what a runner says about an attempt that another runner has, or nobody any more. For `Delivery.refuse`. */
export function heldBy(runner: string, { attempt, epoch }: Omit<RunFence, "run">): (run: Run) => string | null {
  return (run) => {
    for (const { id } of run.spec.batches) {
      const batch = run.batches[id];
      const live = batch === undefined ? null : liveAttempt(batch);
      if (live?.id !== attempt || live.epoch !== epoch) continue;
      return live.stage.kind === "running" && live.stage.runner === runner ? null : NOT_HELD;
    }
    return NOT_HELD;
  };
}

const NOT_HELD = "The server does not count on this runner for this attempt any more.";
