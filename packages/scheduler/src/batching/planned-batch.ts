import type { BatchId, TaskId } from "../plan/ids.ts";

/** A slice of one task, as planned. */
export interface PlannedBatch {
  readonly id: BatchId;
  readonly task: TaskId;
  /** 1 to `count`. */
  readonly index: number;
  readonly count: number;
  readonly minutes: number;
  /** The checklist items it covers; empty where the task has no checklist. */
  readonly items: readonly string[];
}
