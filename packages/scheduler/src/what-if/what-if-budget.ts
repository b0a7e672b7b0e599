import type { SchedulingProblem } from "../schedule/scheduling-problem.ts";

/** Placed activities that one question may cost: some 5 ms. */
const PLACEMENTS = 12_000;

/** The passes for one of many questions about a problem. */
export function whatIfBudget({ durations }: SchedulingProblem): number {
  return Math.max(4, Math.min(300, Math.floor(PLACEMENTS / Math.max(1, durations.length))));
}
