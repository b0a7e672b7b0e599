import { PIN_WEIGHT } from "./scheduling-problem.ts";
import type { SchedulingProblem, Solution } from "./scheduling-problem.ts";

/** Minutes below which two times are the same. */
export const TIME_TOLERANCE = 1e-6;

/** A schedule and what it costs. */
export type Rated = Pick<Solution, "starts" | "chosen" | "makespan" | "cost">;

/** What a schedule of this problem costs: its makespan, the penalties of links it ignores, and how late pinned activities start. */
export function rateSolution(problem: SchedulingProblem, starts: Float64Array, chosen: Int32Array): Rated {
  const end = (activity: number): number => (starts[activity] ?? 0) + (problem.durations[activity] ?? 0);
  let makespan = 0;
  for (let activity = 0; activity < starts.length; activity += 1) makespan = Math.max(makespan, end(activity));
  let cost = makespan;
  for (const { from, to, lag, penalty } of problem.links) if (penalty < Number.POSITIVE_INFINITY && (starts[to] ?? 0) < end(from) + lag - TIME_TOLERANCE) cost += penalty;
  problem.pins?.forEach((pin, activity) => {
    if (!Number.isNaN(pin)) cost += PIN_WEIGHT * Math.max(0, (starts[activity] ?? 0) - pin);
  });
  return { starts, chosen, makespan, cost };
}

export function isProven(cost: number, lowerBound: number): boolean {
  return cost <= lowerBound + TIME_TOLERANCE;
}
