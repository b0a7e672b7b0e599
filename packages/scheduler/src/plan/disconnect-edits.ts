import { countedNeeds } from "./counted-needs.ts";
import type { PlanEdit } from "./edit.ts";
import type { Dependency, Plan } from "./plan.ts";

/** Edits that remove a dependency; a task that was to start once so many others are accepted then counts one fewer, where it must. */
export function disconnectEdits(plan: Plan, { from, to }: Pick<Dependency, "from" | "to">): PlanEdit[] {
  const remove: PlanEdit = { type: "disconnect", from, to };
  const trigger = plan.tasks.find(({ id }) => id === to)?.trigger;
  if (trigger?.kind !== "at-least") return [remove];
  const left = (countedNeeds(plan).get(to) ?? 0) - 1;
  if (trigger.count <= left) return [remove];
  return [remove, { type: "change-task", id: to, change: { trigger: left > 0 ? { kind: "at-least", count: left } : { kind: "all" } } }];
}
