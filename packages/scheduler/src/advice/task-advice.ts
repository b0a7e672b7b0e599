import { DEEP_MINUTES, MICRO_MINUTES } from "../batching/batch-size.ts";
import type { PlannedBatch } from "../batching/planned-batch.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Plan, Task } from "../plan/plan.ts";
import type { Problem, ProblemCode } from "../plan/problem.ts";
import { taskLabel, taskLabeller } from "../plan/task-label.ts";

/** What to look at in single tasks: sizes of batches, acceptance, scope, and artifacts nobody makes. Warnings only. */
export function taskAdvice(plan: Plan, batches: ReadonlyMap<TaskId, readonly PlannedBatch[]>): Problem[] {
  const tasks = plan.tasks.filter(({ kind }) => kind === "task");
  return [...tasks.flatMap((task) => [...sizeAdvice(task, batches.get(task.id) ?? []), ...fieldAdvice(task)]), ...artifactAdvice(plan)];
}

function* sizeAdvice(task: Task, batches: readonly PlannedBatch[]): Generator<Problem> {
  const smallest = Math.min(...batches.map(({ minutes }) => minutes));
  const largest = Math.max(...batches.map(({ minutes }) => minutes));
  if (smallest < MICRO_MINUTES) yield warn(task, "batch-too-small", { field: "estimate", what: `has a batch of ${round(smallest)} minutes; join it with a neighbour, ${MICRO_MINUTES} is the least worth a check-in.` });
  if (largest > DEEP_MINUTES) yield warn(task, "batch-too-large", { field: "estimate", what: `has a batch of ${round(largest)} minutes; cut it, over ${DEEP_MINUTES} mistakes are found late.` });
}

function* fieldAdvice(task: Task): Generator<Problem> {
  const { acceptance, checklist, cuts, scope } = task;
  if ((acceptance.command ?? "").trim() === "" && acceptance.criteria.length === 0) yield warn(task, "no-acceptance", { field: "acceptance", what: "says neither by a command nor by criteria when it is right; add one." });
  const lost = (cuts ?? []).find((cut) => cut >= checklist.length);
  if (lost !== undefined) yield warn(task, "bad-cut", { field: "cuts", what: `is to be cut after item ${lost} of ${checklist.length}, which cuts nothing; cut it anew.` });
  if (scope.writes.length === 0 && scope.reads.length === 0) yield warn(task, "no-scope", { field: "scope.writes", what: "names no files, so collisions with it cannot be seen; say what it writes." });
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
    }));
}

function warn(task: Task, code: ProblemCode, { field, what }: { readonly field: string; readonly what: string }): Problem {
  return { code, severity: "warning", message: `${taskLabel(task)} ${what}`, places: [{ kind: "task", id: task.id, field }] };
}

const round = (minutes: number): number => Math.round(minutes * 10) / 10;
