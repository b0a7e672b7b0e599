import type { MinutesRange, PlanSettings, Task } from "../plan/plan.ts";

/**
 * The size the batches of a task should have: that of the task or, where it has none, of the plan. `null` while what is
 * being typed bounds nothing. A minimum that is no number, or above the maximum, gives way to it.
 */
export function usableLimits(task: Task, settings: PlanSettings): MinutesRange | null {
  const { min, max } = task.batchMinutes ?? settings.batchMinutes;
  if (!(max > 0)) return null;
  return { min: min > 0 ? Math.min(min, max) : 0, max };
}
