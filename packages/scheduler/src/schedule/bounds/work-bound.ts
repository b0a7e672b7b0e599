import type { SchedulingProblem } from "../scheduling-problem.ts";
import type { HeadsAndTails } from "./time-windows.ts";

/** The most of `workBounds`. */
export function workBound(problem: SchedulingProblem, times: HeadsAndTails): number {
  return workBounds(problem, times).reduce((most, bound) => Math.max(most, bound), 0);
}

/**
 * For each resource the least time before anything can use it, the work it has to carry divided by its capacity, and
 * the least time that follows any of it, minutes; 0 where it has no work. O(activities + resources).
 */
export function workBounds({ durations, resources, demands }: SchedulingProblem, { heads, tails }: HeadsAndTails): Float64Array {
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
  return work.map((minutes, resource) => (minutes > 0 ? (before[resource] ?? 0) + minutes / (resources[resource]?.capacity ?? 1) + (behind[resource] ?? 0) : 0));
}
