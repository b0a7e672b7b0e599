import type { Budget } from "./search/budget.ts";

export interface SolveOptions {
  readonly budget: Budget;
  /** The same problem, budget in schedules and seed give the same solution. */
  readonly seed?: number;
  /** The starts of an earlier schedule, NaN for new activities: where nothing better is found, things stay where they were. */
  readonly previous?: Float64Array;
  /** A cost that is known to be the least there can be: no other bound is sought before the search begins. */
  readonly lowerBound?: number;
}
