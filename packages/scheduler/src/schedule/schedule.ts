import type { AgentId, BatchId, TaskId } from "../plan/ids.ts";

/** A feasible plan of who does what when; minutes from the start. */
export interface Schedule {
  /** Sorted by start, then lane. */
  readonly bars: readonly ScheduleBar[];
  /** The times in which people check in what was done, where the plan says how long that takes. Sorted by start. */
  readonly checkIns: readonly CheckInBar[];
  readonly makespanMinutes: number;
  /** What was minimised: the makespan, the penalties of ignored soft dependencies, and how late pinned tasks start. */
  readonly costMinutes: number;
  /** No schedule can cost less than this, so none can be shorter than this without missing a pin or ignoring a soft dependency. */
  readonly lowerBoundMinutes: number;
  /** The bound and the schedule meet. */
  readonly optimal: boolean;
  /** Schedules that were tried. */
  readonly schedules: number;
}

export interface ScheduleBar {
  readonly batch: BatchId;
  readonly task: TaskId;
  /** Where the task names none but asks for skills: the one that was chosen. */
  readonly agent: AgentId | null;
  /** Which of the agent's places it takes, 0 to capacity - 1. */
  readonly lane: number;
  readonly startMinutes: number;
  readonly endMinutes: number;
}

export interface CheckInBar {
  readonly batch: BatchId;
  readonly reviewer: AgentId | null;
  readonly startMinutes: number;
  readonly endMinutes: number;
}
