import { improveHard } from "./improve-hard.ts";
import { relaxSoftLinks } from "./relax-soft-links.ts";
import type { SchedulingProblem, Solution } from "./scheduling-problem.ts";
import type { SolveOptions } from "./solve-options.ts";

/** The best schedule the budget buys. */
export function solve(problem: SchedulingProblem, options: SolveOptions): Solution {
  let best: Solution | null = null;
  for (const solution of improveSchedule(problem, options)) best = solution;
  if (best === null) throw new Error("A search begins with a solution");
  return best;
}

/**
 * An anytime search: a schedule by the rule a run dispatches by at once, then the best one known after every
 * generation, until the budget is spent or the best is proven optimal. Whoever has seen enough stops asking.
 */
export function improveSchedule(problem: SchedulingProblem, options: SolveOptions): Generator<Solution, void> {
  const isSoft = problem.links.some(({ penalty }) => penalty < Number.POSITIVE_INFINITY);
  return isSoft ? relaxSoftLinks(problem, options) : improveHard(problem, options);
}
