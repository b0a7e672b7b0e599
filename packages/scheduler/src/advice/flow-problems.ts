import { impliedOrder, workOrder } from "../graph/certain-order.ts";
import { nodePairs, orderedPairs } from "../graph/ordered-pairs.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import type { Dependency, Plan, Task } from "../plan/plan.ts";
import type { Problem } from "../plan/problem.ts";
import { taskLabel, taskLabeller } from "../plan/task-label.ts";

/** Rivals that are compared, of a race of hundreds the first ones: the problem is found there as a rule. */
const MOST_RIVALS = 5_000;

/**
 * Tasks that can never run because they come after the work whose failure they are there for, and rivals of a race of
 * which one comes after the other; where the plan says so by several dependencies. Warnings. As `orderedPairs`, and
 * nothing but a look at each where a plan has neither.
 */
export function flowProblems(plan: Plan, graph: TaskGraph): Problem[] {
  const failures = plan.dependencies.filter(({ kind, from, to }) => kind === "on-failure" && from !== to && graph.nodes.has(from) && graph.nodes.has(to));
  const rivals = rivalPairs(plan);
  if (failures.length === 0 && rivals.length === 0) return [];
  const known = new Set(plan.dependencies.filter(({ kind }) => kind !== "soft" && kind !== "on-failure").map(({ from, to }) => `${from} ${to}`));
  return [
    ...neverRun(plan, { graph, dependencies: failures.filter(({ from, to }) => !known.has(`${from} ${to}`)) }),
    ...orderedRivals(plan, { graph, rivals: rivals.filter(([one, other]) => !known.has(`${one.id} ${other.id}`) && !known.has(`${other.id} ${one.id}`)) }),
  ];
}

function neverRun(plan: Plan, { graph, dependencies }: { readonly graph: TaskGraph; readonly dependencies: readonly Dependency[] }): Problem[] {
  const fallbacks = dependencies.filter(({ to }) => plan.tasks[graph.nodes.get(to) ?? -1]?.trigger.kind === "all");
  const ordered = areOrdered(impliedOrder(plan, graph), fallbacks.map(({ from, to }) => [graph.nodes.get(from), graph.nodes.get(to)]));
  const label = taskLabeller(plan);
  return fallbacks.flatMap(({ from, to }, index): Problem[] => {
    if (ordered[index] !== 1) return [];
    const message = `${label(to)} is to run only if ${label(from)} fails, but also comes after it through other tasks, so it never runs; remove one of the dependencies.`;
    return [{ code: "never-runs", severity: "warning", message, places: [{ kind: "task", id: to }, { kind: "dependency", from, to }] }];
  });
}

function orderedRivals(plan: Plan, { graph, rivals }: { readonly graph: TaskGraph; readonly rivals: readonly Rivals[] }): Problem[] {
  const ordered = areOrdered(workOrder(plan, graph), rivals.map(([one, other]) => [graph.nodes.get(one.id), graph.nodes.get(other.id)]));
  return rivals.flatMap(([one, other], index): Problem[] => {
    if (ordered[index] !== 1) return [];
    const message = `${taskLabel(one)} and ${taskLabel(other)} are in the race "${one.race}", but one comes after the other through other tasks; take one out of the race.`;
    return [{ code: "bad-race", severity: "warning", message, places: [one, other].map(({ id }) => ({ kind: "task", id, field: "race" })) }];
  });
}

type Rivals = readonly [one: Task, other: Task];

function rivalPairs({ tasks }: Plan): Rivals[] {
  const races = Map.groupBy(tasks.filter(({ race }) => race !== null), ({ race }) => race);
  const pairs: Rivals[] = [];
  for (const members of races.values()) {
    for (const [index, one] of members.entries()) for (const other of members.slice(index + 1)) if (pairs.push([one, other]) >= MOST_RIVALS) return pairs;
  }
  return pairs;
}

/** For each pair of nodes 1 where one comes after the other. */
function areOrdered({ digraph }: TaskGraph, places: readonly (readonly [one: number | undefined, other: number | undefined])[]): Uint8Array {
  return orderedPairs(digraph, nodePairs(places.map(([one, other]) => [one ?? 0, other ?? 0])));
}
