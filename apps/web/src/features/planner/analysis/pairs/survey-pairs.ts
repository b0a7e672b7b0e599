import { independence, pairReasonDescriber, type Plan, type Standing, type StreamPair, type TaskId } from "@planloom/scheduler";

/** Two tasks that may not simply run side by side, and why, in sentences. */
export interface SurveyedPair {
  readonly first: TaskId;
  readonly second: TaskId;
  readonly standing: Exclude<Standing, "parallel">;
  /** The strongest first. */
  readonly reasons: readonly string[];
}

/** How the tasks of a plan stand to each other, as data that a worker can hand over. */
export interface PairSurvey {
  readonly count: Readonly<Record<Standing, number>>;
  /** Streams that have tasks, each with itself and with the others; pairs of streams without a pair of tasks are left out. */
  readonly streams: readonly StreamPair[];
  /** The tasks that are compared one by one: the first of the plan. */
  readonly tasks: readonly TaskId[];
  /** Tasks for which there was no room. */
  readonly leftOut: number;
  /** Those of the pairs of `tasks` that are not parallel. */
  readonly pairs: readonly SurveyedPair[];
}

/** More would be a wall of cells that nobody reads. */
const MOST_TASKS = 40;

/** Compares every two tasks of a plan by stream, and the first tasks one by one. */
export function surveyPairs(plan: Plan): PairSurvey {
  const { tasks: all, pair, byStream } = independence(plan);
  const describe = pairReasonDescriber(plan);
  const streams = byStream().filter(({ count }) => count.parallel + count.partial + count.sequential > 0);
  const total = (standing: Standing): number => streams.reduce((sum, { count }) => sum + count[standing], 0);
  const tasks = all.slice(0, MOST_TASKS);
  const pairs = tasks.flatMap((first, index) =>
    tasks.slice(index + 1).flatMap((second): SurveyedPair[] => {
      const found = pair(first, second);
      return found === null || found.standing === "parallel" ? [] : [{ first, second, standing: found.standing, reasons: found.reasons.map((reason) => describe(found, reason)) }];
    }),
  );
  return { count: { parallel: total("parallel"), partial: total("partial"), sequential: total("sequential") }, streams, tasks, leftOut: all.length - tasks.length, pairs };
}
