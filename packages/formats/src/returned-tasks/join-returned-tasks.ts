import { type Dependency, newDependency, type Plan, type Task, type TaskId } from "@planloom/scheduler";

interface ReturnedTasks {
  /** The task that returned them. */
  readonly by: TaskId;
  readonly tasks: readonly Task[];
  readonly dependencies: readonly Dependency[];
  /** Tasks that cannot wait for anything more. */
  readonly settled: ReadonlySet<string>;
}

/**
 * The plan with tasks that one of its tasks returned. They stand between that task and what comes after it: those that
 * need nothing need it, and what waits for all it needs, and needs it, comes after those of them that nothing else
 * returned comes after. One that names neither an agent nor a stream takes those of the task that returned it. What is settled waits for none of them. Linear.
 */
export function joinReturnedTasks(plan: Plan, { by, tasks, dependencies, settled }: ReturnedTasks): Plan {
  const source = plan.tasks.find(({ id }) => id === by);
  const owned = tasks.map((task) => (source !== undefined && task.agent === null && task.stream === null ? { ...task, agent: source.agent, stream: source.stream } : task));
  const orders = dependencies.filter(({ kind }) => kind !== "soft");
  const needing = new Set(orders.map(({ to }) => to));
  const needed = new Set(orders.map(({ from }) => from));
  const returned = new Set(tasks.map(({ id }) => id));
  const starts = tasks.filter(({ id }) => !needing.has(id)).map(({ id }) => newDependency(by, id));
  const ends = tasks.filter(({ id }) => !needed.has(id));
  const followers = followersOf(plan, by).filter((id) => !returned.has(id) && !settled.has(id));
  const joins = followers.flatMap((follower) => ends.map(({ id }) => newDependency(id, follower)));
  return { ...plan, tasks: [...plan.tasks, ...owned], dependencies: [...plan.dependencies, ...dependencies, ...starts, ...joins] };
}

/** What waits for everything it needs, this task among it. */
function followersOf({ tasks, dependencies }: Plan, by: TaskId): TaskId[] {
  const waiting = new Set(tasks.flatMap(({ id, trigger }) => (trigger.kind === "all" || trigger.kind === "finished" ? [id] : [])));
  return [...new Set(dependencies.filter(({ from, to, kind }) => from === by && waiting.has(to) && (kind === "order" || kind === "artifact")).map(({ to }) => to))];
}
