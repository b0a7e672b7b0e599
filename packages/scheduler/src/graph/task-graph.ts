import type { TaskId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import type { Digraph } from "./digraph.ts";
import { taskPlaces } from "../plan/task-places.ts";
import { digraph } from "./digraph.ts";

/** The tasks of a plan as a graph: node n is the task `plan.tasks[n]`. */
export interface TaskGraph {
  readonly digraph: Digraph;
  readonly nodes: ReadonlyMap<TaskId, number>;
}

/**
 * The dependencies that decide what comes after what: `artifact` and `order`. Soft ones may overlap and are left out;
 * so are those of a task on itself or with a task that does not exist, which `validatePlan` reports. Linear.
 */
export function taskGraph(plan: Plan): TaskGraph {
  const nodes = taskPlaces(plan);
  const from: number[] = [];
  const to: number[] = [];
  for (const dependency of plan.dependencies) {
    if (dependency.kind === "soft") continue;
    const source = nodes.get(dependency.from);
    const target = nodes.get(dependency.to);
    if (source === undefined || target === undefined || source === target) continue;
    from.push(source);
    to.push(target);
  }
  return { digraph: digraph(plan.tasks.length, from, to), nodes };
}
