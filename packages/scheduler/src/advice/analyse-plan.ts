import { cutTask } from "../batching/cut-task.ts";
import { findConflicts } from "../conflicts/find-conflicts.ts";
import { taskGraph } from "../graph/task-graph.ts";
import { timeTasks } from "../graph/time-tasks.ts";
import type { Plan } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { schedulePlan } from "../schedule/schedule-plan.ts";
import type { Analysis } from "./analysis.ts";
import { findProblems } from "./find-problems.ts";

/**
 * Everything the planner shows about a plan. Never throws, whatever a half-typed plan holds. Around O((tasks +
 * dependencies + patterns) log n), plus one exact intersection for each pair of patterns that may meet.
 */
export function analysePlan(plan: Plan): Analysis {
  const graph = taskGraph(plan);
  const times = timeTasks(plan, graph);
  const conflicts = findConflicts(plan, graph);
  const batches = new Map(plan.tasks.map((task) => [task.id, cutTask(task, plan.settings)]));
  const schedulable = new Map([...batches].filter(([id]) => times.timings.has(id)));
  return {
    ...times,
    conflicts,
    batches,
    schedule: schedulePlan(plan, { batches: schedulable, conflicts }),
    soloMinutes: plan.tasks.reduce((sum, task) => sum + taskMinutes(task), 0),
    problems: findProblems(plan, { times, conflicts, batches }),
  };
}
