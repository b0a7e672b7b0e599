import type { Plan } from "../plan/plan.ts";
import type { ResourceId } from "../plan/ids.ts";
import type { Collision } from "./file-collisions.ts";

/** Every pair of tasks that together want more of a resource than there is. */
export function resourceCollisions(plan: Plan): Collision[] {
  const wanted = demands(plan);
  return plan.resources.flatMap(({ id, capacity }) => {
    const users = [...(wanted.get(id) ?? [])];
    return users.flatMap(([first, unitsOfFirst], index) =>
      users.slice(index + 1).flatMap(([second, unitsOfSecond]): Collision[] => {
        const units = unitsOfFirst + unitsOfSecond;
        return units > capacity ? [{ first, second, reason: { kind: "resource", resource: id, units, capacity } }] : [];
      }),
    );
  });
}

/** Units of each resource by task, tasks ascending. */
function demands(plan: Plan): Map<ResourceId, Map<number, number>> {
  const wanted = new Map<ResourceId, Map<number, number>>();
  plan.tasks.forEach((task, node) => {
    if (task.kind === "sync") return;
    for (const { resource, units } of task.resources) {
      const users = wanted.get(resource) ?? new Map<number, number>();
      users.set(node, (users.get(node) ?? 0) + units);
      wanted.set(resource, users);
    }
  });
  return wanted;
}
