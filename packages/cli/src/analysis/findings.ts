import type { PlanFormat, ImportNote } from "@planloom/formats";
import type { Analysis, Forecast, PairReasonKind, Plan, Problem, Standing, StreamPair } from "@planloom/scheduler";
import type { Changes } from "./explore-changes.ts";

/** Everything `analyze` has to say about a file, before it is put into words, numbers or a picture. */
export interface Findings {
  readonly fileName: string;
  readonly format: PlanFormat;
  readonly notes: readonly ImportNote[];
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly size: PlanSize;
  readonly pairs: PairCounts;
  /** `null` where a problem would stop a run. */
  readonly forecast: Forecast | null;
  readonly changes: Changes;
  /** Which real files each of the shown collisions is about, in the order of those; `null` where nobody listed any. */
  readonly sharedFiles: readonly (readonly string[])[] | null;
  /** Those of the analysis that the format has words for, each with its place in the file. */
  readonly problems: readonly LocatedProblem[];
}

export interface PlanSize {
  /** Sync points not counted. */
  readonly tasks: number;
  readonly syncPoints: number;
  readonly dependencies: number;
  readonly batches: number;
  /** Tasks of the widest wave: as many could run side by side if nobody had to share. */
  readonly width: number;
  /** Waves: tasks that come one after another at least. */
  readonly depth: number;
}

/** How every two tasks stand to each other, counted. */
export interface PairCounts {
  readonly count: Readonly<Record<Standing, number>>;
  /** Every pair that is not parallel, once, under its strongest reason. */
  readonly byReason: Readonly<Record<PairReasonKind, number>>;
  readonly byStream: readonly StreamPair[];
}

export interface LocatedProblem extends Problem {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}
