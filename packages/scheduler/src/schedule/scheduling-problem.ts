/**
 * What a solver needs to know: activities by index, and what they share. Durations are minutes. A resource is anything
 * renewable with a capacity: places in the run, an agent, a device.
 */
export interface SchedulingProblem {
  /** Minutes of each activity; 0 for milestones. */
  readonly durations: Float64Array;
  /** For each activity the activities that must end before it starts. Acyclic. */
  readonly predecessors: readonly (readonly number[])[];
  /** For each activity the activities it must not overlap. Symmetric. */
  readonly exclusions: readonly (readonly number[])[];
  readonly capacities: readonly number[];
  /** For each activity the resources it takes while it runs; units never above the capacity. */
  readonly uses: readonly (readonly ResourceDemand[])[];
}

export interface ResourceDemand {
  readonly resource: number;
  readonly units: number;
}

/** A start for every activity, and what is proven about it. */
export interface Solution {
  /** Minutes. */
  readonly starts: Float64Array;
  readonly makespan: number;
  /** No feasible solution is shorter. */
  readonly lowerBound: number;
}
