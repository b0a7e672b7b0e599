import type { TaskId } from "./ids.ts";
import type { Plan, Task } from "./plan.ts";

const known = new WeakMap<readonly Task[], ReadonlyMap<TaskId, number>>();

/** Where in the plan each task stands; of tasks with one id, while it is being typed, the first. Linear, once for each list of tasks. */
export function taskPlaces({ tasks }: Pick<Plan, "tasks">): ReadonlyMap<TaskId, number> {
  const found = known.get(tasks);
  if (found !== undefined) return found;
  const places = new Map<TaskId, number>();
  tasks.forEach(({ id }, place) => {
    if (!places.has(id)) places.set(id, place);
  });
  known.set(tasks, places);
  return places;
}
