import { cutTask } from "../batching/cut-task.ts";
import { findConflicts } from "../conflicts/find-conflicts.ts";
import { taskGraph } from "../graph/task-graph.ts";
import { timeTasks } from "../graph/time-tasks.ts";
import type { Plan } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { schedulableFacts } from "../schedule/schedulable-facts.ts";
import type { ScheduleOptions } from "../schedule/schedule-plan.ts";
import { improvePlanSchedule, schedulePlan } from "../schedule/schedule-plan.ts";
import type { Analysis } from "./analysis.ts";
import { findProblems } from "./find-problems.ts";

/**
 * Everything the planner shows about a plan. Never throws, whatever a half-typed plan holds. `previous` is the schedule
 * before the last edit. Around O((tasks +
 * dependencies + patterns) log n), plus one exact intersection for each pair of patterns that may meet.
 */
export function analysePlan(plan: Plan, options: Pick<ScheduleOptions, "previous"> = {}): Analysis {
  const graph = taskGraph(plan);
  const times = timeTasks(plan, graph);
  const conflicts = findConflicts(plan, graph);
  const batches = new Map(plan.tasks.map((task) => [task.id, cutTask(task, plan.settings)]));
  return {
    ...times,
    conflicts,
    batches,
    schedule: schedulePlan(plan, schedulableFacts({ batches, timings: times.timings, conflicts }), options),
    soloMinutes: plan.tasks.reduce((sum, task) => sum + taskMinutes(task), 0),
    problems: findProblems(plan, { times, conflicts, batches }),
  };
}

/**
 * The same analysis with ever better schedules, each cheaper than the one before, until the budget is spent or a
 * schedule is proven optimal. Whoever has seen enough stops asking.
 */
export function* improveAnalysis(plan: Plan, analysis: Analysis, options: ScheduleOptions): Generator<Analysis, void> {
  let best = analysis;
  for (const schedule of improvePlanSchedule(plan, schedulableFacts(analysis), { previous: analysis.schedule, ...options })) {
    const isBetter = schedule.costMinutes < (best.schedule?.costMinutes ?? Number.POSITIVE_INFINITY);
    const isSharper = schedule.costMinutes === best.schedule?.costMinutes && schedule.lowerBoundMinutes > best.schedule.lowerBoundMinutes;
    if (!isBetter && !isSharper) continue;
    best = { ...best, schedule };
    yield best;
  }
}
