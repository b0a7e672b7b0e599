import type { TaskId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { type AcyclicPart, acyclicPart } from "./acyclic-part.ts";
import { at } from "./at.ts";
import { criticalPath } from "./critical-path.ts";
import { type TaskGraph, taskGraph } from "./task-graph.ts";
import type { TaskTiming } from "./task-timing.ts";
import { type NodeTimes, timeNodes } from "./time-nodes.ts";

/** What the dependencies alone say about a plan. */
export interface PlanTimes {
  /** As many as it takes to show every dependency that is on one, each as the tasks along it, as short as can be. */
  readonly cycles: readonly (readonly TaskId[])[];
  readonly waves: readonly (readonly TaskId[])[];
  /** Tasks on a cycle have none. */
  readonly timings: ReadonlyMap<TaskId, TaskTiming>;
  readonly criticalPath: readonly TaskId[];
  readonly criticalMinutes: number;
}

/** Slack below this is rounding. */
const NO_SLACK = 1e-6;

/** Cycles, waves, the critical path and the slack of every task, by likely estimates. Linear. */
export function timeTasks(plan: Plan, graph: TaskGraph = taskGraph(plan)): PlanTimes {
  const part = acyclicPart(graph.digraph);
  const times = timeNodes(part, Float64Array.from(plan.tasks, taskMinutes));
  const idOf = (node: number): TaskId[] => {
    const task = plan.tasks[node];
    return task === undefined ? [] : [task.id];
  };
  return {
    cycles: part.cycles.map((cycle) => cycle.flatMap(idOf)),
    waves: wavesOf(part, times).map((wave) => wave.flatMap(idOf)),
    timings: new Map(Array.from(part.order).toSorted((a, b) => a - b).flatMap((node) => idOf(node).map((id) => [id, timingOf(node, times)] as const))),
    criticalPath: criticalPath(part, times).flatMap(idOf),
    criticalMinutes: times.makespan,
  };
}

function wavesOf({ order }: AcyclicPart, { wave }: NodeTimes): number[][] {
  const waves: number[][] = [];
  for (const node of Array.from(order).toSorted((a, b) => a - b)) {
    const depth = at(wave, node);
    while (waves.length <= depth) waves.push([]);
    waves[depth]?.push(node);
  }
  return waves;
}

function timingOf(node: number, times: NodeTimes): TaskTiming {
  const slack = Math.max(0, at(times.latestStart, node) - at(times.earliestStart, node));
  const totalSlack = slack < NO_SLACK ? 0 : slack;
  return {
    wave: at(times.wave, node),
    earliestStart: at(times.earliestStart, node),
    earliestFinish: at(times.earliestFinish, node),
    latestStart: at(times.latestStart, node),
    latestFinish: at(times.latestFinish, node),
    totalSlack,
    freeSlack: Math.min(totalSlack, at(times.freeSlack, node)),
    critical: totalSlack === 0,
  };
}
