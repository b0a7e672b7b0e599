import type { TaskId } from "./ids.ts";
import type { Plan, Task } from "./plan.ts";
import { taskPlaces } from "./task-places.ts";

/** What messages call a task: its title in quotes, or its id where it has no title. */
export function taskLabel(task: Task): string {
  return `"${task.title.trim() === "" ? task.id : task.title.trim()}"`;
}

const SHOWN = 3;

/** Several tasks as a sentence lists them: `"A", "B", "C" and 9 more`. */
export function listLabels(labels: readonly string[]): string {
  const shown = labels.length > SHOWN + 1 ? labels.slice(0, SHOWN) : labels.slice(0, -1);
  const last = labels.length > SHOWN + 1 ? `${labels.length - SHOWN} more` : (labels.at(-1) ?? "");
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

/** `taskLabel` by id, constant time per call after the first; an id the plan does not know is shown as it is. */
export function taskLabeller(plan: Plan): (id: TaskId) => string {
  return (id) => {
    const task = plan.tasks[taskPlaces(plan).get(id) ?? -1];
    return task === undefined ? id : taskLabel(task);
  };
}
