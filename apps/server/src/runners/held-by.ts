import type { RunFence } from "@planloom/api";
import { fencedAttempt, type Run } from "@planloom/scheduler";

/** Refuses what a runner says about an attempt that another runner has, or nobody any more. For `Delivery.refuse`. */
export function heldBy(runner: string, fence: Omit<RunFence, "run">): (run: Run) => string | null {
  return (run) => {
    const stage = fencedAttempt(run, fence)?.stage;
    return stage?.kind === "running" && stage.runner === runner ? null : "The server does not count on this runner for this attempt any more.";
  };
}
