import type { ProblemPlace } from "./problem.ts";

/** A place that two people changed, each in another way. */
export interface PlanClash {
  /** `null`: the name or the description of the plan. */
  readonly place: ProblemPlace | null;
  /** What differs there; `null` where the whole thing is there on one side only. */
  readonly field: string | null;
  /** What the merged plan holds, as plain data; `null` where that is nothing. */
  readonly mine: unknown;
  /** What they wanted. */
  readonly theirs: unknown;
  /** One sentence for people. */
  readonly message: string;
}

/** One value in its three versions. */
export interface Sides<T> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}
