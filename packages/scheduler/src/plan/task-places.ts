import type { TaskId } from "./ids.ts";
import type { Plan, Task } from "./plan.ts";
import { remembered } from "./remembered.ts";

/** Where in the plan each task stands; of tasks with one id, while it is being typed, the first. Linear, once for each list of tasks. */
export function taskPlaces({ tasks }: Pick<Plan, "tasks">): ReadonlyMap<TaskId, number> {
  return placesIn(tasks);
}

const placesIn = remembered((tasks: readonly Task[]) => {
  const places = new Map<TaskId, number>();
  tasks.forEach(({ id }, place) => {
    if (!places.has(id)) places.set(id, place);
  });
  return places;
});
