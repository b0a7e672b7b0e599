import { countedNeeds } from "./counted-needs.ts";
import type { Plan, Task } from "./plan.ts";
import type { Problem, ProblemFix } from "./problem.ts";
import { taskLabel } from "./task-label.ts";

/**
 * Triggers that count more than there is before the task (errors), or that have nothing to count (warnings). Linear, and
 * nothing at all where every task waits for all it needs.
 */
export function validateTriggers(plan: Plan): Problem[] {
  const triggered = plan.tasks.filter(({ trigger }) => trigger.kind !== "all");
  if (triggered.length === 0) return [];
  const needs = countedNeeds(plan);
  return triggered.flatMap((task) => validateTrigger(task, needs.get(task.id) ?? 0));
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
