import type { SchedulingProblem } from "../scheduling-problem.ts";
import type { HeadsAndTails } from "./time-windows.ts";

/** The longest chain with its lags, releases and pins: minutes. O(activities). */
export function chainBound({ durations }: SchedulingProblem, { heads, tails }: HeadsAndTails): number {
  let bound = 0;
  durations.forEach((duration, activity) => {
    bound = Math.max(bound, (heads[activity] ?? 0) + duration + (tails[activity] ?? 0));
  });
  return bound;
}
