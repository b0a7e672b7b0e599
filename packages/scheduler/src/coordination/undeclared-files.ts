import { matchesScope } from "../conflicts/scopes-intersect.ts";
import type { Plan, Task } from "../plan/plan.ts";
import type { Coordination } from "../run/coordination/coordination.ts";
import type { BatchSpec } from "../run/run-spec.ts";
import type { Attempt, AttemptReport } from "../run/run.ts";

/** Files that an attempt changed and its task had not declared, in the order of its report. */
export interface UndeclaredFiles {
  readonly all: readonly string[];
  /** Those about which nobody has decided. */
  readonly open: readonly string[];
}

const NONE: UndeclaredFiles = { all: [], open: [] };

/**
 * Makes the function that compares what an attempt changed with what its task may write: its scope, the files of its
 * stream, and its outputs. A task that declares nothing is held to what the others declare. Per attempt
 * O(changed files × patterns), of all tasks for one that declares nothing.
 */
export function undeclaredFiles(plan: Plan, { audits }: Pick<Coordination, "audits">): (spec: Pick<BatchSpec, "task">, attempt: Attempt) => UndeclaredFiles {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const decided = Map.groupBy(audits, ({ attempt }) => attempt);
  return ({ task: id }, attempt) => {
    const changed = reportOf(attempt)?.account?.changed?.files ?? [];
    const task = tasks.get(id);
    if (task === undefined || changed.length === 0) return NONE;
    const settled = new Set((decided.get(attempt.id) ?? []).flatMap(({ files }) => files));
    const outside = changed.filter((path) => !mayWrite(plan, task, path));
    const all = declaresNothing(plan, task) ? outside.filter((path) => plan.tasks.some((other) => other !== task && mayWrite(plan, other, path))) : outside;
    return { all, open: all.filter((path) => !settled.has(path)) };
  };
}

/** What an attempt has reported; `null` where it has not. */
export function reportOf({ stage }: Attempt): AttemptReport | null {
  return stage.kind === "reported" || stage.kind === "ended" ? stage.report : null;
}

/** Whether a task may write a path: its scope, the files of its stream, or its outputs hold it. */
function mayWrite({ streams }: Pick<Plan, "streams">, { scope, stream, outputs }: Task, path: string): boolean {
  const patterns = streams.find(({ id }) => id === stream)?.patterns ?? [];
  if ([scope.writes, scope.appends, scope.exclusive, patterns].some((list) => matchesScope(list, path))) return true;
  return outputs.some((output) => output.kind === "file" && output.path === path);
}

function declaresNothing({ streams }: Plan, { scope, stream }: Task): boolean {
  const patterns = streams.find(({ id }) => id === stream)?.patterns ?? [];
  return scope.writes.length + scope.appends.length + scope.exclusive.length + patterns.length === 0;
}
