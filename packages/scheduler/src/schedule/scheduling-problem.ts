/**
 * A resource-constrained project scheduling problem: activities by index, what must come before what, and what they
 * share. All times are minutes from the start of the schedule.
 */
export interface SchedulingProblem {
  /** Minutes of each activity; 0 for milestones. Never interrupted once started. */
  readonly durations: Float64Array;
  /** Acyclic as far as the links without a penalty go. */
  readonly links: readonly Link[];
  readonly resources: readonly RenewableResource[];
  /** For each activity what it takes while it runs; units are never above the capacity. */
  readonly demands: readonly (readonly Demand[])[];
  /** For each activity the resources of which it takes one unit of any one; empty where it has no choice to make. */
  readonly choices?: readonly (readonly number[])[];
  /** For each activity the context it is done in: a resource with a setup loses time when it changes from one to another. */
  readonly contexts?: Int32Array;
  /** For each activity the earliest start. */
  readonly releases?: Float64Array;
  /** For each activity the start it is pinned to; NaN where it is not. A pin that cannot be kept is missed by as little as found. */
  readonly pins?: Float64Array;
}

/** What each minute by which a pinned activity starts late adds to the cost, in minutes of the finish. */
export const PIN_WEIGHT = 10;

/** `to` starts at least `lag` minutes after `from` has ended. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly lag: number;
  /** What it costs to ignore this link, in minutes of the finish; Infinity where it must be kept. */
  readonly penalty: number;
}

/**
 * Anything renewable: places in the run, an agent, a device. An exclusive lock is a resource of capacity 1; a lock with
 * readers has a unit for each of them, and a writer takes all.
 */
export interface RenewableResource {
  readonly capacity: number;
  /** When nothing may use it: sorted, without overlap. */
  readonly closed: readonly TimeWindow[];
  /** Minutes one of its units is busy before it starts an activity of another context than its last one. */
  readonly setup: number;
}

export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

export interface Demand {
  readonly resource: number;
  readonly units: number;
}

/** A start for every activity, and what is proven about it. */
export interface Solution {
  readonly starts: Float64Array;
  /** For each activity the resource it took of its choices; -1 where it had none. */
  readonly chosen: Int32Array;
  /** The end of the last activity. */
  readonly makespan: number;
  /** What the search minimises: the makespan, the penalties of ignored links, and how late pinned activities start. */
  readonly cost: number;
  /** No feasible solution has a lower cost. */
  readonly lowerBound: number;
  /** The cost meets the bound. */
  readonly optimal: boolean;
  /** Passes of a schedule generation scheme that were spent, forward and backward ones alike. */
  readonly schedules: number;
}
