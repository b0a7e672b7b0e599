import { certainOrder } from "../graph/certain-order.ts";
import { type Digraph, digraph } from "../graph/digraph.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { findConflicts } from "../conflicts/find-conflicts.ts";
import { type Collisions, collisionsOf } from "./collisions.ts";
import { workDirectories } from "./work-directories.ts";

/** What decides how the tasks of a plan stand to each other; tasks are meant by their place in the plan. */
export interface IndependenceFacts {
  readonly plan: Plan;
  readonly graph: TaskGraph;
  /** The dependencies that hand over an output. */
  readonly artifacts: Digraph;
  readonly softs: Digraph;
  readonly collisions: Collisions;
  /** 1 for a task that does work and has an id of its own; only they are compared. */
  readonly isCompared: Uint8Array;
  /** 1 for a task that says nothing of what it touches. */
  readonly isUndeclared: Uint8Array;
  /** For each task where it changes files. */
  readonly directories: readonly (readonly string[])[];
}

/** Linear, besides finding the conflicts. */
export function independenceFacts(plan: Plan, graph: TaskGraph = certainOrder(plan)): IndependenceFacts {
  const { nodes } = graph;
  const isCompared = Uint8Array.from(plan.tasks, ({ id, kind }, place) => Number(kind === "task" && nodes.get(id) === place));
  const connected = new Set(plan.dependencies.flatMap(({ from, to }) => [from, to]));
  return {
    plan,
    graph,
    artifacts: dependencyGraph(plan, graph, "artifact"),
    softs: dependencyGraph(plan, graph, "soft"),
    collisions: collisionsOf(findConflicts(plan, graph)),
    isCompared,
    isUndeclared: Uint8Array.from(plan.tasks, (task) => Number(task.kind === "task" && !connected.has(task.id) && declaresNothing(task))),
    directories: plan.tasks.map(workDirectories),
  };
}

function declaresNothing({ scope, resources, outputs }: Task): boolean {
  return Object.values(scope).every((patterns) => patterns.length === 0) && resources.length === 0 && outputs.length === 0;
}

function dependencyGraph(plan: Plan, { nodes }: TaskGraph, kind: "artifact" | "soft"): Digraph {
  const from: number[] = [];
  const to: number[] = [];
  for (const dependency of plan.dependencies) {
    const source = nodes.get(dependency.from);
    const target = nodes.get(dependency.to);
    if (dependency.kind !== kind || source === undefined || target === undefined || source === target) continue;
    from.push(source);
    to.push(target);
  }
  return digraph(plan.tasks.length, from, to);
}
