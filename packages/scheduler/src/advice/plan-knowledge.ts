import type { PlannedBatch } from "../batching/planned-batch.ts";
import type { ConflictSet } from "../conflicts/conflict-set.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import type { PlanTimes } from "../graph/time-tasks.ts";
import type { TaskId } from "../plan/ids.ts";

/** What is known of a plan besides itself. */
export interface PlanKnowledge {
  readonly graph: TaskGraph;
  readonly times: PlanTimes;
  readonly conflicts: ConflictSet;
  readonly batches: ReadonlyMap<TaskId, readonly PlannedBatch[]>;
}
