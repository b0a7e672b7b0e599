import type { TaskId } from "../plan/ids.ts";
import type { DurationFamily } from "./estimate-spread.ts";

/** When a plan will be done, as far as its plays tell. All times are minutes from the start of the run. */
export interface Forecast {
  /** Plays the numbers rest on. */
  readonly plays: number;
  /** Whether these are all the plays that were asked for. */
  readonly complete: boolean;
  readonly p50: Percentile;
  readonly p80: Percentile;
  readonly p95: Percentile;
  readonly meanMinutes: number;
  /** The finish that a share of 0, 1, 2, ... 100 % of the plays did not exceed. */
  readonly quantiles: readonly number[];
  /** The share of plays that made the due time; `null` where none was given. */
  readonly onTime: number | null;
  /** In the order of the plan. */
  readonly tasks: readonly TaskForecast[];
  /** Tasks that put the date at risk, the worst first. */
  readonly threats: readonly Threat[];
}

export interface Percentile {
  readonly minutes: number;
  /** How far chance may have moved it: one standard error, which falls with the root of the number of plays. */
  readonly standardError: number;
}

export interface TaskForecast {
  readonly task: TaskId;
  readonly family: DurationFamily;
  /** Minutes of one go at the task, without rework and waiting. */
  readonly meanMinutes: number;
  /**
   * The share of plays in which it lay on the critical chain: the last batch to be accepted, what its start had waited
   * for (something it needs, a lock, a place, a person), what that had waited for, and so on.
   */
  readonly criticality: number;
}

export interface Threat {
  readonly task: TaskId;
  /** By how many minutes plays that end near the date (the due time, or P80) would end earlier if the task took its optimistic time. */
  readonly fallMinutes: number;
  /** What stands in the plan, or what one in ten is faster than. */
  readonly optimisticMinutes: number;
  /** `replay`: measured by playing again. `chain`: by its minutes on critical chains, a third too much on average. */
  readonly basis: "chain" | "replay";
}
