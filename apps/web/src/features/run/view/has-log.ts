import type { BatchSpec } from "@planloom/scheduler";

/** Whether a runner ever prints something for a batch: it does the work, or runs the acceptance command on that of others. */
export function hasLog({ work, hasAcceptanceCommand }: BatchSpec): boolean {
  return work === "runner" || hasAcceptanceCommand;
}
