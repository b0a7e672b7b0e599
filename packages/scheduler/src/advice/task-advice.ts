import type { Plan, Task } from "../plan/plan.ts";
import type { Problem, ProblemCode, ProblemFix } from "../plan/problem.ts";
import { taskLabel, taskLabeller } from "../plan/task-label.ts";

/** What to look at in single tasks: acceptance, cuts, scope, and artifacts nobody makes. Warnings only. */
export function taskAdvice(plan: Plan): Problem[] {
  const tasks = plan.tasks.filter(({ kind }) => kind === "task");
  const problems: Problem[] = [];
  for (const task of tasks) fieldAdvice(task, problems);
  return [...problems, ...artifactAdvice(plan)];
}

function fieldAdvice(task: Task, problems: Problem[]): void {
  const { acceptance, checklist, cuts, scope } = task;
  if ((acceptance.command ?? "").trim() === "" && acceptance.criteria.length === 0) problems.push(warn(task, "no-acceptance", { field: "acceptance", what: "says neither by a command nor by criteria when it is right; add one." }));
  const lost = (cuts ?? []).find((cut) => cut >= checklist.length);
  if (lost !== undefined) problems.push(warn(task, "bad-cut", { field: "cuts", what: `is to be cut after item ${lost} of ${checklist.length}, which cuts nothing; cut it anew.`, fix: { label: "Leave those cuts out", edits: [{ type: "change-task", id: task.id, change: { cuts: (cuts ?? []).filter((cut) => cut < checklist.length) } }] } }));
  if (Object.values(scope).every((patterns) => patterns.length === 0)) problems.push(warn(task, "no-scope", { field: "scope.writes", what: "names no files, so collisions with it cannot be seen; say what it writes." }));
}

function artifactAdvice(plan: Plan): Problem[] {
  const withoutOutput = new Set(plan.tasks.filter(({ kind, outputs }) => kind === "task" && outputs.length === 0).map(({ id }) => id));
  const label = taskLabeller(plan);
  return plan.dependencies
    .filter(({ kind, from }) => kind === "artifact" && withoutOutput.has(from))
    .map(({ from, to }) => ({
      code: "artifact-without-output",
      severity: "warning",
      message: `${label(to)} needs an artifact of ${label(from)}, which declares no output; add one or make it an order.`,
      places: [{ kind: "task", id: from, field: "outputs" }, { kind: "dependency", from, to }],
      fix: { label: "Make it an order", edits: [{ type: "change-dependency", from, to, change: { kind: "order" } }] },
    }));
}

function warn(task: Task, code: ProblemCode, { field, what, fix }: { readonly field: string; readonly what: string; readonly fix?: ProblemFix }): Problem {
  return { code, severity: "warning", message: `${taskLabel(task)} ${what}`, places: [{ kind: "task", id: task.id, field }], ...(fix !== undefined && { fix }) };
}
