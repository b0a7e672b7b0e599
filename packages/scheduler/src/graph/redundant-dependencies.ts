import type { TaskId } from "../plan/ids.ts";
import type { Dependency, Plan } from "../plan/plan.ts";
import { acyclicPart } from "./acyclic-part.ts";
import { impliedOrder } from "./certain-order.ts";
import type { TaskGraph } from "./task-graph.ts";
import { taskGraph } from "./task-graph.ts";
import { redundantEdges } from "./transitive-reduction.ts";

/** A dependency that others imply. */
export interface RedundantDependency {
  readonly dependency: Dependency;
  /** A task between the two that says the same. */
  readonly over: TaskId;
}

/**
 * The dependencies of kind `order` without a lag that can be left out all together without changing what waits for
 * what, nor what a trigger counts. One that hands over an artifact, or keeps a distance, says more than its order.
 */
export function redundantDependencies(plan: Plan, graph: TaskGraph = taskGraph(plan)): RedundantDependency[] {
  const { nodes, digraph } = impliedOrder(plan, graph);
  const edge = (from: number, to: number): number => from * nodes.size + to;
  const overs = new Map(redundantEdges(acyclicPart(digraph).graph).map(({ from, to, over }) => [edge(from, to), over]));
  if (overs.size === 0) return [];
  const redundant: RedundantDependency[] = [];
  for (const dependency of plan.dependencies) {
    if (dependency.kind !== "order" || dependency.lagMinutes > 0) continue;
    const over = plan.tasks[overs.get(edge(nodes.get(dependency.from) ?? -1, nodes.get(dependency.to) ?? -1)) ?? -1]?.id;
    if (over !== undefined) redundant.push({ dependency, over });
  }
  return redundant;
}
