import { cutTask } from "../batching/cut-task.ts";
import { findConflicts } from "../conflicts/find-conflicts.ts";
import { certainOrder } from "../graph/certain-order.ts";
import { taskGraph } from "../graph/task-graph.ts";
import { timeTasks } from "../graph/time-tasks.ts";
import { applyEdits } from "../plan/apply-edit.ts";
import type { PlanEdit } from "../plan/edit.ts";
import type { Plan } from "../plan/plan.ts";
import { schedulableFacts } from "../schedule/schedulable-facts.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { schedulePlan } from "../schedule/schedule-plan.ts";
import type { Analysis } from "./analysis.ts";

/**
 * The schedule of a plan after some edits, sought from the one it has: the same that `analysePlan` gives for the edited
 * plan with that one as the previous. `null` where an edit does not fit or nothing is left to schedule.
 */
export function reschedule(plan: Plan, analysis: Analysis, edits: readonly PlanEdit[]): Schedule | null {
  const { plan: after, refused } = applyEdits(plan, edits);
  if (refused.length > 0) return null;
  return schedulePlan(after, schedulableFacts(edits.every(isAboutWho) ? analysis : factsOf(after)), { previous: analysis.schedule });
}

/** Whether an edit leaves the tasks, their order, their files and their batches as they are. */
function isAboutWho(edit: PlanEdit): boolean {
  switch (edit.type) {
    case "change-task":
      return Object.keys(edit.change).every((field) => field === "agent");
    case "change-settings":
      return Object.keys(edit.change).every((field) => field === "maxParallel");
    case "change-agent":
      return true;
    default:
      return false;
  }
}

function factsOf(plan: Plan) {
  const graph = taskGraph(plan);
  const batches = new Map(plan.tasks.map((task) => [task.id, cutTask(task, plan.settings)]));
  return { batches, timings: timeTasks(plan, graph).timings, conflicts: findConflicts(plan, certainOrder(plan, graph)) };
}
