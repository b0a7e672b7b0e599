import { type Agent, agentResolver, type Contract, type Plan, type Task, type TaskId } from "@planloom/scheduler";

/** What the briefs of a plan have in common. */
export interface PlanFacts {
  readonly tasks: ReadonlyMap<TaskId, Task>;
  readonly agentOf: (task: Task) => Agent | null;
  readonly contracts: readonly { readonly contract: Contract; readonly producer: Task }[];
  /** The tasks that write files, and are not in a stream that has files of its own. */
  readonly writers: readonly Task[];
}

const known = new WeakMap<Plan, PlanFacts>();

/** Gathers what does not change from brief to brief, once per plan object: a run of many batches asks for each. O(tasks). */
export function planFacts(plan: Plan): PlanFacts {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const covered = new Set(plan.streams.filter(({ patterns }) => patterns.length > 0).map(({ id }) => id));
  const made: PlanFacts = {
    tasks: new Map(plan.tasks.map((task) => [task.id, task])),
    agentOf: agentResolver(plan),
    contracts: plan.tasks.flatMap((producer) => producer.contracts.map((contract) => ({ contract, producer }))),
    writers: plan.tasks.filter((task) => (task.stream === null || !covered.has(task.stream)) && writesOf(task).length > 0),
  };
  known.set(plan, made);
  return made;
}

/** The files that a task may change and others may not meanwhile. */
export function writesOf({ scope }: Task): readonly string[] {
  return [...scope.writes, ...scope.exclusive];
}
