import type { Plan, TaskId } from "@planloom/scheduler";

const titlesOfPlans = new WeakMap<Plan, ReadonlyMap<TaskId, string>>();

/**
 * Makes the function that names a task to a person: its title, or its id where it has none yet. Constant time per
 * call; a plan is looked through once, however many rows ask.
 */
export function taskNames(plan: Plan): (id: TaskId) => string {
  const titles = titlesOfPlans.get(plan) ?? new Map(plan.tasks.map(({ id, title }) => [id, title.trim()]));
  titlesOfPlans.set(plan, titles);
  return (id) => titles.get(id) || id;
}
