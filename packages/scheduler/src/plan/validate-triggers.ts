import type { TaskId } from "./ids.ts";
import type { Plan, Task } from "./plan.ts";
import type { Problem, ProblemFix } from "./problem.ts";
import { taskLabel } from "./task-label.ts";
import { taskPlaces } from "./task-places.ts";

/**
 * Triggers that count more than there is before the task (errors), or that have nothing to count (warnings). Linear, and
 * nothing at all where every task waits for all it needs.
 */
export function validateTriggers(plan: Plan): Problem[] {
  const triggered = plan.tasks.filter(({ trigger }) => trigger.kind !== "all");
  if (triggered.length === 0) return [];
  const needs = needCounts(plan);
  return triggered.flatMap((task) => validateTrigger(task, needs.get(task.id) ?? 0));
}

/** How many dependencies of each task its trigger counts: one for each accepted need, and for each failure that was waited for. */
function needCounts(plan: Plan): ReadonlyMap<TaskId, number> {
  const places = taskPlaces(plan);
  const counts = new Map<TaskId, number>();
  for (const { from, to, kind } of plan.dependencies) {
    if (kind !== "soft" && from !== to && places.has(from)) counts.set(to, (counts.get(to) ?? 0) + 1);
  }
  return counts;
}

function validateTrigger(task: Task, needs: number): Problem[] {
  const { trigger } = task;
  const fix: ProblemFix = { label: "Let it need all", edits: [{ type: "change-task", id: task.id, change: { trigger: { kind: "all" } } }] };
  const problem = (severity: Problem["severity"], text: string): Problem[] => [
    { code: severity === "error" ? "bad-trigger" : "unused-setting", severity, message: `${taskLabel(task)} ${text}`, places: [{ kind: "task", id: task.id, field: "trigger" }], fix },
  ];
  if (trigger.kind === "at-least") {
    const { count } = trigger;
    if (!Number.isInteger(count) || count < 1) return problem("error", `is to start once ${count} of the tasks it needs are accepted; use a whole number from 1.`);
    if (count > needs) return problem("error", `is to start once ${count} of the tasks it needs are accepted, but it needs ${needs === 0 ? "none" : `only ${needs}`}; lower the number or add dependencies.`);
  }
  return needs === 0 ? problem("warning", "needs no other task, so when it starts does not depend on any; let it need some, or all.") : [];
}
