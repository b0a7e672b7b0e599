import type { TaskId } from "./ids.ts";
import type { Plan, Task } from "./plan.ts";

const NONE: ReadonlySet<TaskId> = new Set();

/**
 * The tasks that do not run when all goes well: those whose trigger cannot be reached unless something before them
 * fails. When all goes well they are skipped, and what needs them goes on. Linear, and one look at the dependencies
 * where none of them is `on-failure`.
 */
export function fallbackTasks({ tasks, dependencies }: Pick<Plan, "tasks" | "dependencies">): ReadonlySet<TaskId> {
  const failing = new Set(dependencies.flatMap(({ kind, to }) => (kind === "on-failure" ? [to] : [])));
  if (failing.size === 0) return NONE;
  const needs = new Map<TaskId, number>();
  for (const { kind, to } of dependencies) if (failing.has(to) && (kind === "order" || kind === "artifact")) needs.set(to, (needs.get(to) ?? 0) + 1);
  return new Set(tasks.flatMap(({ id, trigger }) => (failing.has(id) && !isReached(trigger, needs.get(id) ?? 0) ? [id] : [])));
}

/** Whether so many accepted needs are enough while nothing fails. */
function isReached(trigger: Task["trigger"], needs: number): boolean {
  if (trigger.kind === "any") return needs > 0;
  return trigger.kind === "at-least" && needs >= trigger.count;
}
