import { countedNeeds } from "../plan/counted-needs.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Dependency, Plan, Task } from "../plan/plan.ts";
import { digraph } from "./digraph.ts";
import { type TaskGraph, taskGraph } from "./task-graph.ts";

/**
 * The dependencies that keep two tasks apart whatever happens: all but those of a task that may start before all it
 * needs is over. The very graph of the plan where each of them does. Linear.
 */
export function certainOrder(plan: Plan, graph: TaskGraph = taskGraph(plan)): TaskGraph {
  const loose = tasksStartingEarly(plan);
  return loose.size === 0 ? graph : graphOf(plan, graph, ({ to }) => !loose.has(to));
}

/** Tasks whose trigger is met before everything that leads to them is over. */
function tasksStartingEarly(plan: Plan): ReadonlySet<TaskId> {
  const triggered = plan.tasks.filter(({ trigger }) => trigger.kind === "any" || trigger.kind === "at-least");
  if (triggered.length === 0) return new Set();
  const needs = countedNeeds(plan);
  return new Set(triggered.flatMap(({ id, trigger }) => (requiredOf(trigger) < (needs.get(id) ?? 0) ? [id] : [])));
}

function requiredOf(trigger: Task["trigger"]): number {
  return trigger.kind === "at-least" ? trigger.count : 1;
}

/** The dependencies by which a task that was worked on says that all before it are accepted. As `impliedOrder`. */
export function workOrder(plan: Plan, graph: TaskGraph): TaskGraph {
  const odd = new Set(plan.tasks.flatMap(({ id, trigger }) => (trigger.kind === "all" ? [] : [id])));
  return graphOf(plan, graph, ({ to, kind }) => kind !== "on-failure" && !odd.has(to));
}

/**
 * The dependencies by which a task that is through, accepted or skipped, says that all before it are: none that waits for a failure, and none
 * of a task that starts by another rule than all it needs, or that a race may skip. The very graph of the plan where no
 * task and no dependency is like that. Linear.
 */
export function impliedOrder(plan: Plan, graph: TaskGraph): TaskGraph {
  const odd = new Set(plan.tasks.flatMap(({ id, trigger, race }) => (trigger.kind === "all" && race === null ? [] : [id])));
  if (odd.size === 0 && plan.dependencies.every(({ kind }) => kind !== "on-failure")) return graph;
  return graphOf(plan, graph, ({ to, kind }) => kind !== "on-failure" && !odd.has(to));
}

function graphOf({ tasks, dependencies }: Plan, { nodes }: TaskGraph, isKept: (dependency: Dependency) => boolean): TaskGraph {
  const from: number[] = [];
  const to: number[] = [];
  for (const dependency of dependencies) {
    const [source, target] = [nodes.get(dependency.from), nodes.get(dependency.to)];
    if (dependency.kind === "soft" || source === undefined || target === undefined || source === target || !isKept(dependency)) continue;
    from.push(source);
    to.push(target);
  }
  return { nodes, digraph: digraph(tasks.length, from, to) };
}
