import type { AgentId, BatchId, TaskId } from "../plan/ids.ts";

/** A feasible plan of who does what when; minutes from the start. */
export interface Schedule {
  /** Sorted by start, then lane. */
  readonly bars: readonly ScheduleBar[];
  readonly makespanMinutes: number;
  /** No schedule can be shorter than this. */
  readonly lowerBoundMinutes: number;
  /** The bound and the schedule meet. */
  readonly optimal: boolean;
}

export interface ScheduleBar {
  readonly batch: BatchId;
  readonly task: TaskId;
  readonly agent: AgentId | null;
  /** Which of the agent's places it takes, 0 to capacity - 1. */
  readonly lane: number;
  readonly startMinutes: number;
  readonly endMinutes: number;
}
