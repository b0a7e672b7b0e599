/** When a task can run if nobody has to share anything; minutes from the start. */
export interface TaskTiming {
  /** 0 for tasks that need nothing. */
  readonly wave: number;
  readonly earliestStart: number;
  readonly earliestFinish: number;
  readonly latestStart: number;
  readonly latestFinish: number;
  /** How much later it may start without delaying the finish; never negative. */
  readonly totalSlack: number;
  /** How much later it may start without delaying any other task. */
  readonly freeSlack: number;
  readonly critical: boolean;
}
