import { fallbackTasks } from "../plan/fallback-tasks.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Plan, Task } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { type AcyclicPart, acyclicPart } from "./acyclic-part.ts";
import { at, timeAt } from "./at.ts";
import { type Digraph, digraph, predecessorsOf } from "./digraph.ts";
import { type TaskGraph, taskGraph } from "./task-graph.ts";

/** How a plan goes while nothing fails. Tasks are meant by their place in the plan. */
export interface ExpectedCase {
  /** The minutes each task counts with: none where it is skipped, and in a race those of the shortest. */
  readonly minutes: Float64Array;
  /** Tasks that are there for a failure, and skipped. */
  readonly skipped: ReadonlySet<TaskId>;
  /** The acyclic part of the plan's graph, without the dependencies that nothing waits for. */
  readonly part: AcyclicPart;
  /** Whether `to` waits for `from` in it, where it depends on it. */
  readonly isAwaited: (from: number, to: number) => boolean;
}

/**
 * What of a plan with races, gathers and fallbacks counts for its times: a fallback is skipped as soon as what it waits
 * for is accepted, a race takes as long as its shortest task, and a task that starts once so many are accepted waits for
 * those that can be over first. `null`, after a look at each task and dependency, where a plan has none of these.
 * O(tasks + dependencies × log of the dependencies of one task).
 */
export function expectedCase(plan: Plan, graph?: TaskGraph): ExpectedCase | null {
  const skipped = fallbackTasks(plan);
  if (skipped.size === 0 && plan.tasks.every(({ trigger, race }) => race === null && !isLoose(trigger))) return null;
  const minutes = minutesOf(plan.tasks, skipped);
  const whole = graph ?? taskGraph(plan);
  const part = acyclicPart(whole.digraph);
  const unawaited = unawaitedEdges(plan, { whole, part, minutes, skipped });
  const isAwaited = (from: number, to: number): boolean => !unawaited.has(from * plan.tasks.length + to);
  return { minutes, skipped, isAwaited, part: unawaited.size === 0 ? part : { ...part, graph: filtered(part.graph, isAwaited) } };
}

/** Whether a trigger can be met before everything is over. */
function isLoose({ kind }: Task["trigger"]): boolean {
  return kind === "any" || kind === "at-least";
}

function minutesOf(tasks: readonly Task[], skipped: ReadonlySet<TaskId>): Float64Array {
  const shortest = new Map<string, number>();
  for (const task of tasks) {
    if (task.race !== null && !skipped.has(task.id)) shortest.set(task.race, Math.min(shortest.get(task.race) ?? Number.POSITIVE_INFINITY, taskMinutes(task)));
  }
  return Float64Array.from(tasks, (task) => (skipped.has(task.id) ? 0 : task.race === null ? taskMinutes(task) : Math.min(taskMinutes(task), shortest.get(task.race) ?? 0)));
}

interface Facts {
  readonly whole: TaskGraph;
  readonly part: AcyclicPart;
  readonly minutes: Float64Array;
  readonly skipped: ReadonlySet<TaskId>;
}

/** The edges nothing waits for, as `from * tasks + to`; one pass forward, as the critical path method takes. */
function unawaitedEdges(plan: Plan, { whole, part, minutes, skipped }: Facts): ReadonlySet<number> {
  const { tasks, dependencies } = plan;
  const key = (from: number, to: number): number => from * tasks.length + to;
  const onFailure = new Set(dependencies.flatMap(({ from, to, kind }) => (kind === "on-failure" ? [key(whole.nodes.get(from) ?? -1, whole.nodes.get(to) ?? -1)] : [])));
  const unawaited = new Set<number>();
  const finish = new Float64Array(tasks.length);
  for (const node of part.order) {
    const before = [...new Set(predecessorsOf(part.graph, node))];
    const task = tasks[node];
    const awaited = task === undefined ? before : awaitedBy(task, before, { finish, isSkipped: skipped.has(task.id), isOnFailure: (from) => onFailure.has(key(from, node)) });
    if (awaited.length < before.length) for (const from of before) if (!awaited.includes(from)) unawaited.add(key(from, node));
    finish[node] = awaited.reduce((latest, from) => Math.max(latest, timeAt(finish, from)), 0) + timeAt(minutes, node);
  }
  return unawaited;
}

interface Outlook {
  readonly finish: Float64Array;
  readonly isSkipped: boolean;
  readonly isOnFailure: (from: number) => boolean;
}

/** Those of the tasks before one that decide when it starts, or is skipped. */
function awaitedBy({ trigger }: Task, before: readonly number[], { finish, isSkipped, isOnFailure }: Outlook): readonly number[] {
  const required = trigger.kind === "any" ? 1 : trigger.kind === "at-least" ? trigger.count : before.length;
  const first = (among: readonly number[], count: number): readonly number[] =>
    count >= among.length ? among : among.toSorted((a, b) => timeAt(finish, a) - timeAt(finish, b) || a - b).slice(0, Math.max(1, count));
  if (!isSkipped) return isLoose(trigger) ? first(before.filter((from) => !isOnFailure(from)), required) : before;
  // It is skipped once so many of what it waits for did not fail that the others are too few.
  return first(before.filter(isOnFailure), before.length - required + 1);
}

function filtered({ size, successorStarts, successors }: Digraph, isKept: (from: number, to: number) => boolean): Digraph {
  const from: number[] = [];
  const to: number[] = [];
  for (let node = 0; node < size; node += 1) {
    for (let edge = at(successorStarts, node); edge < at(successorStarts, node + 1); edge += 1) {
      const successor = at(successors, edge);
      if (!isKept(node, successor)) continue;
      from.push(node);
      to.push(successor);
    }
  }
  return digraph(size, from, to);
}
