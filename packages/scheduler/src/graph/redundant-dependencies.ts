import type { TaskId } from "../plan/ids.ts";
import type { Dependency, Plan } from "../plan/plan.ts";
import { acyclicPart } from "./acyclic-part.ts";
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
 * what. One that hands over an artifact, or keeps a distance, says more than its order.
 */
export function redundantDependencies(plan: Plan, graph: TaskGraph = taskGraph(plan)): RedundantDependency[] {
  const places = new Map(plan.tasks.map(({ id }, place) => [id, place]));
  const edges = new Map(redundantEdges(acyclicPart(graph.digraph).graph).map((edge) => [`${edge.from} ${edge.to}`, edge.over]));
  return plan.dependencies.flatMap((dependency) => {
    const over = plan.tasks[edges.get(`${places.get(dependency.from)} ${places.get(dependency.to)}`) ?? -1]?.id;
    return over === undefined || dependency.kind !== "order" || dependency.lagMinutes > 0 ? [] : [{ dependency, over }];
  });
}
