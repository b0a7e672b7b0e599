import { cutTask } from "../batching/cut-task.ts";
import { findConflicts } from "../conflicts/find-conflicts.ts";
import { certainOrder } from "../graph/certain-order.ts";
import { expectedCase } from "../graph/expected-case.ts";
import { taskGraph } from "../graph/task-graph.ts";
import { timeTasks } from "../graph/time-tasks.ts";
import type { Plan } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { schedulableFacts } from "../schedule/schedulable-facts.ts";
import type { ScheduleOptions } from "../schedule/schedule-plan.ts";
import { improvePlanSchedule, schedulePlan } from "../schedule/schedule-plan.ts";
import type { Analysis } from "./analysis.ts";
import { findProblems } from "./find-problems.ts";

/** What an analysis does, in this order. */
export type AnalysisStage = "graph" | "conflicts" | "batching" | "schedule" | "problems";

export interface AnalysisOptions extends Pick<ScheduleOptions, "previous"> {
  /** Called at the end of each stage, for whoever measures. */
  readonly onStage?: (stage: AnalysisStage) => void;
}

/**
 * Everything the planner shows about a plan. Never throws, whatever a half-typed plan holds. `previous` is the schedule
 * before the last edit. Around O((tasks + dependencies + patterns) log n), plus one exact intersection for each pair of
 * patterns that may meet.
 */
export function analysePlan(plan: Plan, { onStage, ...options }: AnalysisOptions = {}): Analysis {
  const done = <T>(stage: AnalysisStage, result: T): T => {
    onStage?.(stage);
    return result;
  };
  const graph = taskGraph(plan);
  const times = done("graph", timeTasks(plan, graph));
  const conflicts = done("conflicts", findConflicts(plan, certainOrder(plan, graph)));
  const batches = done("batching", new Map(plan.tasks.map((task) => [task.id, cutTask(task, plan.settings)])));
  const schedule = done("schedule", schedulePlan(plan, schedulableFacts({ batches, timings: times.timings, conflicts }), options));
  const problems = done("problems", findProblems(plan, { graph, times, conflicts, batches }));
  const soloMinutes = (expectedCase(plan, graph)?.minutes ?? Float64Array.from(plan.tasks, taskMinutes)).reduce((sum, minutes) => sum + minutes, 0);
  return { ...times, conflicts, batches, schedule, soloMinutes, problems };
}

/**
 * The same analysis with ever better schedules, each cheaper than the one before, until the budget is spent or a
 * schedule is proven optimal. Whoever has seen enough stops asking.
 */
export function* improveAnalysis(plan: Plan, analysis: Analysis, options: ScheduleOptions): Generator<Analysis, void> {
  let best = analysis;
  for (const schedule of improvePlanSchedule(plan, schedulableFacts(analysis), { previous: analysis.schedule, ...(analysis.schedule !== null && { lowerBoundMinutes: analysis.schedule.lowerBoundMinutes }), ...options })) {
    const isBetter = schedule.costMinutes < (best.schedule?.costMinutes ?? Number.POSITIVE_INFINITY);
    const isSharper = schedule.costMinutes === best.schedule?.costMinutes && schedule.lowerBoundMinutes > best.schedule.lowerBoundMinutes;
    if (!isBetter && !isSharper) continue;
    best = { ...best, schedule };
    yield best;
  }
}
