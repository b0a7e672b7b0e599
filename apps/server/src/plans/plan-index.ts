import type { Agent, AgentId, Plan, Task, TaskId } from "@planloom/scheduler";

/** A plan, looked up by id. */
export interface PlanIndex {
  readonly tasks: ReadonlyMap<TaskId, Task>;
  readonly agents: ReadonlyMap<AgentId, Agent>;
  /** The tasks that each task needs an output of. */
  readonly sources: ReadonlyMap<TaskId, readonly TaskId[]>;
}

const known = new WeakMap<Plan, PlanIndex>();

/** Returns the index of a plan, made once per plan object. O(tasks + dependencies). */
export function planIndex(plan: Plan): PlanIndex {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const sources = new Map<TaskId, TaskId[]>();
  for (const { from, to, kind } of plan.dependencies) {
    if (kind !== "artifact") continue;
    const list = sources.get(to);
    if (list === undefined) sources.set(to, [from]);
    else list.push(from);
  }
  const made: PlanIndex = { tasks: new Map(plan.tasks.map((task) => [task.id, task])), agents: new Map(plan.agents.map((agent) => [agent.id, agent])), sources };
  known.set(plan, made);
  return made;
}
