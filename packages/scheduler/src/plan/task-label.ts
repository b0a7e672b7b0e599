import type { TaskId } from "./ids.ts";
import type { Plan, Task } from "./plan.ts";

/** What messages call a task: its title in quotes, or its id where it has no title. */
export function taskLabel(task: Task): string {
  return `"${task.title.trim() === "" ? task.id : task.title.trim()}"`;
}

/** `taskLabel` by id, constant time per call; an id the plan does not know is shown as it is. */
export function taskLabeller(plan: Plan): (id: TaskId) => string {
  const labels = new Map(plan.tasks.map((task) => [task.id, taskLabel(task)]));
  return (id) => labels.get(id) ?? `"${id}"`;
}
