import type { ResourceId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";

/** A resource of which some two tasks together want more than there is. */
export interface Overdraft {
  readonly resource: ResourceId;
  readonly capacity: number;
  /** Its users, by their place in the plan, who wants most first. Two collide if their units exceed the capacity. */
  readonly users: readonly { readonly task: number; readonly units: number }[];
}

/** All resources over which tasks collide, without those users that fit with every other. O(uses log uses). */
export function overdrafts({ tasks, resources }: Plan): Overdraft[] {
  const usersOf = new Map<ResourceId, Map<number, number>>();
  tasks.forEach(({ kind, resources: used }, task) => {
    if (kind === "sync") return;
    for (const { resource, units } of used) {
      const users = usersOf.get(resource) ?? new Map<number, number>();
      usersOf.set(resource, users.set(task, (users.get(task) ?? 0) + units));
    }
  });
  return resources.flatMap(({ id, capacity }) => {
    const sorted = [...(usersOf.get(id) ?? [])].map(([task, units]) => ({ task, units })).toSorted((a, b) => b.units - a.units || a.task - b.task);
    const most = sorted[0]?.units ?? 0;
    const users = sorted.filter(({ units }, place) => units + (place === 0 ? (sorted[1]?.units ?? 0) : most) > capacity);
    return users.length < 2 ? [] : [{ resource: id, capacity, users }];
  });
}
