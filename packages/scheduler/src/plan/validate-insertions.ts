import type { TaskId } from "./ids.ts";
import type { Between, Plan, Task } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { taskLabel } from "./task-label.ts";

/**
 * Tasks that are to stand between two batches of a task that does not exist, is a sync point or is the task itself, and
 * those that would come after themselves that way. Linear in the plan for each of them.
 */
export function validateInsertions(plan: Plan): Problem[] {
  return insertionsOf(plan).flatMap(({ task, fault }): Problem[] =>
    fault === null ? [] : [{ code: "bad-insertion", severity: "error", message: `${taskLabel(task)} ${fault}`, places: [{ kind: "task", id: task.id, field: "between" }] }],
  );
}

/** A task that is to stand between two batches of another one. */
interface Insertion {
  readonly task: Task;
  readonly between: Between;
  /** Why it cannot stand there, to follow its name; `null` where it can. */
  readonly fault: string | null;
}

/** Everything that is to stand between two batches, with what is wrong about it; nothing where nothing is. */
export function insertionsOf(plan: Plan): readonly Insertion[] {
  const wanted = plan.tasks.flatMap((task) => (task.between === null ? [] : [{ task, between: task.between }]));
  if (wanted.length === 0) return [];
  const byId = new Map<TaskId, Task>(plan.tasks.map((task) => [task.id, task]));
  const next = successorsOf(plan);
  return wanted.map(({ task, between }) => ({ task, between, fault: placeFault({ task, between, whole: byId.get(between.task) }) ?? (comesAfterItself(next, task.id) ? `would come after itself between two batches of ${between.task}; take a dependency or its place away.` : null) }));
}

function placeFault({ task, between: { task: into, after }, whole }: { readonly task: Task; readonly between: Between; readonly whole: Task | undefined }): string | null {
  if (whole === undefined) return `is to stand between two batches of "${into}", which does not exist; choose another task.`;
  if (into === task.id) return "is to stand between two batches of its own; choose another task.";
  if (task.kind === "sync") return "is a sync point and cannot stand between two batches; take its place away.";
  if (whole.kind === "sync") return `is to stand between two batches of ${taskLabel(whole)}, which is a sync point and has none; choose another task.`;
  if (whole.between !== null) return `is to stand between two batches of ${taskLabel(whole)}, which itself stands between two batches; choose another task.`;
  if (!Number.isInteger(after) || after < 1) return "is to stand after a batch whose number is not 1 or more; change it.";
  return null;
}

/** What comes right after what, where a task with others between its batches is one node for each stretch of batches. */
function successorsOf({ tasks, dependencies }: Plan): ReadonlyMap<string, readonly string[]> {
  const cuts = new Map<TaskId, number[]>();
  for (const { between } of tasks) if (between !== null) cuts.set(between.task, [...new Set([...(cuts.get(between.task) ?? []), between.after])].toSorted((one, other) => one - other));
  const stretch = (task: TaskId, index: number): string => `${task} ${index}`;
  const last = (task: TaskId): string => stretch(task, cuts.get(task)?.length ?? 0);
  const next = new Map<string, string[]>();
  const link = (from: string, to: string): void => void next.set(from, [...(next.get(from) ?? []), to]);
  for (const [task, places] of cuts) places.forEach((_, index) => link(stretch(task, index), stretch(task, index + 1)));
  for (const { from, to, kind } of dependencies) if (kind !== "soft") link(last(from), stretch(to, 0));
  for (const { id, between } of tasks) {
    if (between === null) continue;
    const index = cuts.get(between.task)?.indexOf(between.after) ?? 0;
    link(stretch(between.task, index), stretch(id, 0));
    link(last(id), stretch(between.task, index + 1));
  }
  return next;
}

function comesAfterItself(next: ReadonlyMap<string, readonly string[]>, task: TaskId): boolean {
  const start = `${task} 0`;
  const seen = new Set(next.get(start));
  // The set grows while it is walked: each node is looked at once.
  for (const node of seen) for (const follower of next.get(node) ?? []) seen.add(follower);
  return seen.has(start);
}
