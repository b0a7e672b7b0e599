import { planSchema } from "@planloom/formats/plan-schema";
import { type Dependency, type Plan, type PlanEdit, type Task, taskId, type TaskId } from "@planloom/scheduler";
import { newId } from "./new-id.ts";

const OFFSET = 40;

/** Some tasks and the dependencies among them, as text for the clipboard. */
export function copyTasks({ name, tasks, dependencies }: Plan, ids: readonly TaskId[]): string {
  const chosen = new Set(ids);
  return JSON.stringify({
    name,
    tasks: tasks.filter(({ id }) => chosen.has(id)),
    dependencies: dependencies.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
  });
}

export interface Pasting {
  readonly edits: readonly PlanEdit[];
  readonly ids: readonly TaskId[];
}

/**
 * The edits that put copied tasks into a plan, under new ids and a little aside. References to streams, agents and
 * resources the plan does not have are left out. `null` where the text is no copied tasks.
 */
export function pasteTasks(plan: Plan, text: string): Pasting | null {
  const copied = parse(text);
  if (copied === null || copied.tasks.length === 0) return null;
  const ids = new Map<TaskId, TaskId>();
  const taken: { id: string }[] = [...plan.tasks];
  for (const { id } of copied.tasks) {
    const fresh = taskId(newId(id, taken));
    ids.set(id, fresh);
    taken.push({ id: fresh });
  }
  const fresh = (id: TaskId): TaskId => ids.get(id) ?? id;
  const adds = copied.tasks.map((task): PlanEdit => ({ type: "add-task", task: fitInto(plan, { ...task, id: fresh(task.id) }) }));
  const connects = copied.dependencies.map((dependency): PlanEdit => ({ type: "connect", dependency: { ...dependency, from: fresh(dependency.from), to: fresh(dependency.to) } }));
  return { edits: [...adds, ...connects], ids: [...ids.values()] };
}

function fitInto({ streams, agents, resources }: Plan, task: Task): Task {
  const has = (list: readonly { readonly id: string }[], id: string | null): boolean => list.some((item) => item.id === id);
  return {
    ...task,
    stream: has(streams, task.stream) ? task.stream : null,
    agent: has(agents, task.agent) ? task.agent : null,
    resources: task.resources.filter(({ resource }) => has(resources, resource)),
    position: task.position === null ? null : { x: task.position.x + OFFSET, y: task.position.y + OFFSET },
  };
}

function parse(text: string): { readonly tasks: readonly Task[]; readonly dependencies: readonly Dependency[] } | null {
  try {
    const found = planSchema.safeParse(JSON.parse(text));
    return found.success ? found.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
