import { applyEdits } from "./apply-edit.ts";
import { changedFields, compareItems } from "./compare-items.ts";
import type { PlanEdit } from "./edit.ts";
import type { TaskId } from "./ids.ts";
import type { Dependency, Plan, Position } from "./plan.ts";

/**
 * Edits that turn `base` into `next`: `applyEdits(base, diffPlans(base, next))` refuses nothing and equals `next` up
 * to the order of its lists. Equal plans give no edits. Holds for plans whose ids are unique and whose dependencies
 * join two of their tasks, each pair once.
 */
export function diffPlans(base: Plan, next: Plan): PlanEdit[] {
  const deletions = deletedParts(base, next);
  // Deleting an agent also takes it from its tasks: what is left to change is seen by looking at the plan after that.
  const left = applyEdits(base, deletions).plan;
  return [...deletions, ...planFields(left, next), ...sharers(left, next), ...tasks(left, next), ...dependencies(left, next)];
}

function deletedParts(base: Plan, next: Plan): PlanEdit[] {
  const ids = gone(base.tasks, next.tasks);
  return [
    ...(ids.length > 0 ? [{ type: "delete-tasks", ids } as const] : []),
    ...gone(base.streams, next.streams).map((id) => ({ type: "delete-stream", id }) as const),
    ...gone(base.agents, next.agents).map((id) => ({ type: "delete-agent", id }) as const),
    ...gone(base.resources, next.resources).map((id) => ({ type: "delete-resource", id }) as const),
  ];
}

function gone<Id extends string>(before: readonly { readonly id: Id }[], after: readonly { readonly id: Id }[]): Id[] {
  const kept = new Set(after.map(({ id }) => id));
  return before.map(({ id }) => id).filter((id) => !kept.has(id));
}

function planFields(base: Plan, next: Plan): PlanEdit[] {
  const change = changedFields(base.settings, next.settings);
  return [
    ...(base.name === next.name ? [] : [{ type: "rename-plan", name: next.name } as const]),
    ...(base.description === next.description ? [] : [{ type: "describe-plan", description: next.description } as const]),
    ...(change === null ? [] : [{ type: "change-settings", change } as const]),
  ];
}

function sharers(base: Plan, next: Plan): PlanEdit[] {
  const agents = compareItems(base.agents, next.agents);
  const streams = compareItems(base.streams, next.streams);
  const resources = compareItems(base.resources, next.resources);
  return [
    ...agents.added.map((agent) => ({ type: "add-agent", agent }) as const),
    ...agents.changed.map((change) => ({ type: "change-agent", ...change }) as const),
    ...streams.added.map((stream) => ({ type: "add-stream", stream }) as const),
    ...streams.changed.map((change) => ({ type: "change-stream", ...change }) as const),
    ...resources.added.map((resource) => ({ type: "add-resource", resource }) as const),
    ...resources.changed.map((change) => ({ type: "change-resource", ...change }) as const),
  ];
}

function tasks(base: Plan, next: Plan): PlanEdit[] {
  const { added, changed } = compareItems(base.tasks, next.tasks);
  const edits: PlanEdit[] = added.map((task) => ({ type: "add-task", task }));
  const moved: Record<TaskId, Position | null> = {};
  for (const { id, change } of changed) {
    const { position, ...rest } = change;
    if (position !== undefined) moved[id] = position;
    if (Object.keys(rest).length > 0) edits.push({ type: "change-task", id, change: rest });
  }
  if (Object.keys(moved).length > 0) edits.push({ type: "move-tasks", positions: moved });
  return edits;
}

function dependencies(base: Plan, next: Plan): PlanEdit[] {
  const before = new Map(base.dependencies.map((dependency) => [dependencyKey(dependency), dependency]));
  const after = new Set(next.dependencies.map(dependencyKey));
  const edits: PlanEdit[] = base.dependencies
    .filter((dependency) => !after.has(dependencyKey(dependency)))
    .map(({ from, to }) => ({ type: "disconnect", from, to }));
  for (const dependency of next.dependencies) {
    const old = before.get(dependencyKey(dependency));
    if (old === undefined) edits.push({ type: "connect", dependency });
    else {
      const change = changedFields(old, dependency);
      if (change !== null) edits.push({ type: "change-dependency", from: dependency.from, to: dependency.to, change });
    }
  }
  return edits;
}

function dependencyKey({ from, to }: Dependency): string {
  return `${from} ${to}`;
}
