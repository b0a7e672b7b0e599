import type { SchedulingProblem } from "./scheduling-problem.ts";

/** The activities so that each comes after its predecessors; ties in the order of their index. O(activities + edges). */
export function topologicalOrder({ predecessors }: SchedulingProblem): number[] {
  const successors = successorsOf(predecessors);
  const open = predecessors.map((list) => list.length);
  const order = open.flatMap((count, activity) => (count === 0 ? [activity] : []));
  for (let next = 0; next < order.length; next += 1) {
    for (const successor of successors[order[next] ?? 0] ?? []) {
      const left = (open[successor] ?? 0) - 1;
      open[successor] = left;
      if (left === 0) order.push(successor);
    }
  }
  if (order.length < predecessors.length) throw new Error("A scheduling problem must not contain a cycle");
  return order;
}

/** For each activity the minutes from its start to the end of the longest chain behind it: its length to the finish. */
export function tails(problem: SchedulingProblem): Float64Array {
  const tail = Float64Array.from(problem.durations);
  for (const activity of topologicalOrder(problem).toReversed()) {
    for (const predecessor of problem.predecessors[activity] ?? []) {
      const through = (problem.durations[predecessor] ?? 0) + (tail[activity] ?? 0);
      if (through > (tail[predecessor] ?? 0)) tail[predecessor] = through;
    }
  }
  return tail;
}

function successorsOf(predecessors: SchedulingProblem["predecessors"]): number[][] {
  const successors: number[][] = predecessors.map(() => []);
  predecessors.forEach((list, activity) => {
    for (const predecessor of list) successors[predecessor]?.push(activity);
  });
  return successors;
}
