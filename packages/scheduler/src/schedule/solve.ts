import { lowerBound } from "./lower-bound.ts";
import { parallelSchedule } from "./parallel-schedule.ts";
import type { SchedulingProblem, Solution } from "./scheduling-problem.ts";
import { tails, topologicalOrder } from "./tails.ts";

/**
 * A feasible solution by a priority rule: what has the longest chain behind it goes first (the latest-finish-time
 * rule of Kolisch, 1996, without a deadline). The seat for a search: same problem in, same kind of solution out.
 */
export function solve(problem: SchedulingProblem): Solution {
  const tail = tails(problem);
  const place = new Float64Array(problem.durations.length);
  topologicalOrder(problem).forEach((activity, position) => {
    place[activity] = position;
  });
  const priority = Array.from(problem.durations.keys()).toSorted((a, b) => (tail[b] ?? 0) - (tail[a] ?? 0) || (place[a] ?? 0) - (place[b] ?? 0));
  const starts = parallelSchedule(problem, priority);
  let makespan = 0;
  starts.forEach((start, activity) => {
    makespan = Math.max(makespan, start + (problem.durations[activity] ?? 0));
  });
  return { starts, makespan, lowerBound: lowerBound(problem) };
}
