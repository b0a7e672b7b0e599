import type { ConflictSet } from "../conflicts/conflict-set.ts";
import type { PlannedBatch } from "../batching/planned-batch.ts";
import type { TaskTiming } from "../graph/task-timing.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Problem } from "../plan/problem.ts";
import type { Schedule } from "../schedule/schedule.ts";

/**
 * Everything the planner shows about a plan, computed from it alone. A plan with errors is analysed as far as it
 * goes: tasks on a cycle have no timing and no bars, and `schedule` is `null` where nothing can be scheduled.
 */
export interface Analysis {
  readonly problems: readonly Problem[];
  /** Each as the tasks along it, in order; the last leads back to the first. */
  readonly cycles: readonly (readonly TaskId[])[];
  /** Tasks that could run side by side if nobody had to share: wave n needs something of wave n - 1. */
  readonly waves: readonly (readonly TaskId[])[];
  readonly timings: ReadonlyMap<TaskId, TaskTiming>;
  readonly criticalPath: readonly TaskId[];
  /** Length of the critical path, minutes. */
  readonly criticalMinutes: number;
  /** Which tasks collide and why. Those ordered by dependencies can never overlap and are said to be. */
  readonly conflicts: ConflictSet;
  readonly batches: ReadonlyMap<TaskId, readonly PlannedBatch[]>;
  readonly schedule: Schedule | null;
  /** Minutes one worker alone would need: the sum of all estimates. */
  readonly soloMinutes: number;
}
