import type { SchedulingProblem } from "../scheduling-problem.ts";
import type { HeadsAndTails } from "./time-windows.ts";

/**
 * For each resource the least time before anything can use it, the work it has to carry divided by its capacity, and
 * the least time that follows any of it: the most of these, minutes. O(activities + resources).
 */
export function workBound({ durations, resources, demands }: SchedulingProblem, { heads, tails }: HeadsAndTails): number {
  const work = new Float64Array(resources.length);
  const before = new Float64Array(resources.length).fill(Number.POSITIVE_INFINITY);
  const behind = new Float64Array(resources.length).fill(Number.POSITIVE_INFINITY);
  demands.forEach((list, activity) => {
    const duration = durations[activity] ?? 0;
    for (const { resource, units } of duration > 0 ? list : []) {
      work[resource] = (work[resource] ?? 0) + units * duration;
      before[resource] = Math.min(before[resource] ?? 0, heads[activity] ?? 0);
      behind[resource] = Math.min(behind[resource] ?? 0, tails[activity] ?? 0);
    }
  });
  let bound = 0;
  work.forEach((minutes, resource) => {
    if (minutes > 0) bound = Math.max(bound, (before[resource] ?? 0) + minutes / (resources[resource]?.capacity ?? 1) + (behind[resource] ?? 0));
  });
  return bound;
}
