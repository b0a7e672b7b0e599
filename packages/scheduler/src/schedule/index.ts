export type { Demand, Link, RenewableResource, SchedulingProblem, Solution, TimeWindow } from "./scheduling-problem.ts";
export type { Budget } from "./search/budget.ts";
export { scheduleBudget, timeBudget } from "./search/budget.ts";
export { lowerBound } from "./bounds/lower-bound.ts";
export type { SolveOptions } from "./solve-options.ts";
export { improveSchedule, solve } from "./solve.ts";
