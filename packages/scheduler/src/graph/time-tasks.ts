import type { TaskId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import { taskMinutes } from "../plan/task-minutes.ts";
import { type AcyclicPart, acyclicPart } from "./acyclic-part.ts";
import { at, byteAt, timeAt } from "./at.ts";
import { criticalPath } from "./critical-path.ts";
import { predecessorsOf } from "./digraph.ts";
import { expectedCase } from "./expected-case.ts";
import { type TaskGraph, taskGraph } from "./task-graph.ts";
import type { TaskTiming } from "./task-timing.ts";
import { type NodeTimes, timeNodes } from "./time-nodes.ts";

/** What the dependencies alone say about a plan, in the expected case: while nothing fails. */
export interface PlanTimes {
  /** As many as it takes to show every dependency that is on one, each as the tasks along it, as short as can be. */
  readonly cycles: readonly (readonly TaskId[])[];
  /** Without the tasks that are there for a failure. */
  readonly waves: readonly (readonly TaskId[])[];
  /** Tasks on a cycle have none. */
  readonly timings: ReadonlyMap<TaskId, TaskTiming>;
  readonly criticalPath: readonly TaskId[];
  readonly criticalMinutes: number;
}

/** Slack below this is rounding. */
const NO_SLACK = 1e-6;

/** Cycles, waves, the critical path and the slack of every task, by likely estimates. As `expectedCase`. */
export function timeTasks(plan: Plan, graph: TaskGraph = taskGraph(plan)): PlanTimes {
  const expected = expectedCase(plan, graph);
  const part = expected?.part ?? acyclicPart(graph.digraph);
  const times = timeNodes(part, expected?.minutes ?? Float64Array.from(plan.tasks, taskMinutes));
  const ids = plan.tasks.map(({ id }) => id);
  const idOf = (node: number): TaskId[] => ids.slice(node, node + 1);
  const isSkipped = (id: TaskId): boolean => expected?.skipped.has(id) === true;
  const waveOf = expected === null || expected.skipped.size === 0 ? times.wave : wavesWithout(part, Uint8Array.from(ids, (id) => Number(isSkipped(id))));
  const waves: TaskId[][] = [];
  const timings = new Map<TaskId, TaskTiming>();
  // In the order of the plan; `part.order` is that of the dependencies.
  for (const node of part.order.toSorted()) {
    const id = ids[node];
    if (id === undefined) continue;
    const timing = timingOf(node, times);
    timings.set(id, isSkipped(id) ? { ...timing, critical: false } : timing);
    if (isSkipped(id)) continue;
    const depth = at(waveOf, node);
    while (waves.length <= depth) waves.push([]);
    waves[depth]?.push(id);
  }
  return {
    cycles: part.cycles.map((cycle) => cycle.flatMap(idOf)),
    waves,
    timings,
    criticalPath: criticalPath(part, times).flatMap(idOf).filter((id) => !isSkipped(id)),
    criticalMinutes: times.makespan,
  };
}

/** The waves where some nodes take none. */
function wavesWithout({ graph, order }: AcyclicPart, isSkipped: Uint8Array): Int32Array {
  const wave = new Int32Array(graph.size);
  for (const node of order) {
    for (const from of predecessorsOf(graph, node)) wave[node] = Math.max(at(wave, node), at(wave, from) + 1 - byteAt(isSkipped, from));
  }
  return wave;
}

function timingOf(node: number, times: NodeTimes): TaskTiming {
  const slack = Math.max(0, timeAt(times.latestStart, node) - timeAt(times.earliestStart, node));
  const totalSlack = slack < NO_SLACK ? 0 : slack;
  return {
    wave: at(times.wave, node),
    earliestStart: timeAt(times.earliestStart, node),
    earliestFinish: timeAt(times.earliestFinish, node),
    latestStart: timeAt(times.latestStart, node),
    latestFinish: timeAt(times.latestFinish, node),
    totalSlack,
    freeSlack: Math.min(totalSlack, timeAt(times.freeSlack, node)),
    critical: totalSlack === 0,
  };
}
