import type { PlannedBatch } from "../batching/planned-batch.ts";
import type { ConflictSet } from "../conflicts/conflict-set.ts";
import type { TaskTiming } from "../graph/task-timing.ts";
import type { TaskId } from "../plan/ids.ts";
import type { PlanFacts } from "./plan-problem.ts";

/** What an analysis knows of the tasks that can be scheduled: those that are on no cycle and behind none. */
export function schedulableFacts({ batches, timings, conflicts }: Analysed): PlanFacts {
  const isWhole = [...batches.keys()].every((id) => timings.has(id));
  return { batches: isWhole ? batches : new Map([...batches].filter(([id]) => timings.has(id))), conflicts };
}

interface Analysed {
  readonly batches: ReadonlyMap<TaskId, readonly PlannedBatch[]>;
  readonly timings: ReadonlyMap<TaskId, TaskTiming>;
  readonly conflicts: ConflictSet;
}
