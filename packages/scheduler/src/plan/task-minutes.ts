import { PLAN_LIMITS } from "./plan-limits.ts";
import type { Task } from "./plan.ts";

/**
 * The likely minutes of a task as every computation uses them: 0 for a sync point and for an estimate that is no
 * positive number, never more than the limit. So a half-typed plan can be analysed too.
 */
export function taskMinutes(task: Task): number {
  const { likely } = task.estimate;
  return task.kind === "task" && likely > 0 ? Math.min(likely, PLAN_LIMITS.minutes) : 0;
}
