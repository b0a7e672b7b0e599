import type { SchedulingProblem } from "./scheduling-problem.ts";
import { tails } from "./tails.ts";

/**
 * Minutes that no schedule can go below: the longest chain, or for a resource the work it has to carry divided by its
 * capacity, whichever is more. O(activities + edges).
 */
export function lowerBound(problem: SchedulingProblem): number {
  let bound = 0;
  for (const tail of tails(problem)) bound = Math.max(bound, tail);
  const work = new Float64Array(problem.capacities.length);
  problem.uses.forEach((demands, activity) => {
    for (const { resource, units } of demands) work[resource] = (work[resource] ?? 0) + units * (problem.durations[activity] ?? 0);
  });
  work.forEach((minutes, resource) => {
    bound = Math.max(bound, minutes / (problem.capacities[resource] ?? 1));
  });
  return bound;
}
