import type { Plan, TaskId } from "@planloom/scheduler";

/** Makes the function that names a task to a person: its title, or its id where it has none yet. Constant time per call. */
export function taskNames(plan: Plan): (id: TaskId) => string {
  const titles = new Map(plan.tasks.map(({ id, title }) => [id, title.trim()]));
  return (id) => titles.get(id) || id;
}
