import { at, timeAt } from "./at.ts";
import type { AcyclicPart } from "./acyclic-part.ts";

/** Times of all nodes, by node, in the unit of the durations. What is on a cycle keeps zeros. */
export interface NodeTimes {
  readonly wave: Int32Array;
  readonly earliestStart: Float64Array;
  readonly earliestFinish: Float64Array;
  readonly latestStart: Float64Array;
  readonly latestFinish: Float64Array;
  readonly freeSlack: Float64Array;
  /** The earliest moment at which everything can be finished. */
  readonly makespan: number;
}

/**
 * When each node can start and must finish if nothing is shared: the critical path method (Kelley and Walker, 1959),
 * one pass forward and one back. Linear.
 */
export function timeNodes(part: AcyclicPart, durations: Float64Array): NodeTimes {
  const forward = passForward(part, durations);
  const backward = passBackward(part, { durations, ...forward });
  return { ...forward, ...backward };
}

type Forward = Pick<NodeTimes, "wave" | "earliestStart" | "earliestFinish" | "makespan">;

function passForward({ graph, order }: AcyclicPart, durations: Float64Array): Forward {
  const { size, predecessorStarts, predecessors } = graph;
  const wave = new Int32Array(size);
  const earliestStart = new Float64Array(size);
  const earliestFinish = new Float64Array(size);
  let makespan = 0;
  for (const node of order) {
    let start = 0;
    let depth = 0;
    for (let edge = at(predecessorStarts, node); edge < at(predecessorStarts, node + 1); edge++) {
      const predecessor = at(predecessors, edge);
      start = Math.max(start, timeAt(earliestFinish, predecessor));
      depth = Math.max(depth, at(wave, predecessor) + 1);
    }
    wave[node] = depth;
    earliestStart[node] = start;
    earliestFinish[node] = start + timeAt(durations, node);
    makespan = Math.max(makespan, timeAt(earliestFinish, node));
  }
  return { wave, earliestStart, earliestFinish, makespan };
}

function passBackward(
  { graph, order }: AcyclicPart,
  { durations, earliestStart, earliestFinish, makespan }: Forward & { readonly durations: Float64Array },
): Pick<NodeTimes, "latestStart" | "latestFinish" | "freeSlack"> {
  const { size, successorStarts, successors } = graph;
  const latestStart = new Float64Array(size);
  const latestFinish = new Float64Array(size);
  const freeSlack = new Float64Array(size);
  for (let position = order.length - 1; position >= 0; position--) {
    const node = at(order, position);
    let latest = makespan;
    let nextStart = makespan;
    for (let edge = at(successorStarts, node); edge < at(successorStarts, node + 1); edge++) {
      const successor = at(successors, edge);
      latest = Math.min(latest, timeAt(latestStart, successor));
      nextStart = Math.min(nextStart, timeAt(earliestStart, successor));
    }
    latestFinish[node] = latest;
    latestStart[node] = latest - timeAt(durations, node);
    freeSlack[node] = Math.max(0, nextStart - timeAt(earliestFinish, node));
  }
  return { latestStart, latestFinish, freeSlack };
}
