import type { AcyclicPart } from "./acyclic-part.ts";
import { predecessorsOf } from "./digraph.ts";
import type { NodeTimes } from "./time-nodes.ts";

/**
 * The nodes of one longest path, first to last: each starts the moment the one before it finishes, and the last
 * finishes at the makespan. Of several the one with the smallest nodes, seen from its end. Linear in its edges.
 */
export function criticalPath({ graph, order }: AcyclicPart, times: NodeTimes): number[] {
  const { earliestStart, earliestFinish, makespan } = times;
  const path: number[] = [];
  let node = smallest(order, (candidate) => earliestFinish[candidate] === makespan);
  while (node !== undefined) {
    path.push(node);
    const start = earliestStart[node];
    // The start was computed as the largest finish before it, so the comparison is exact.
    node = smallest(predecessorsOf(graph, node), (candidate) => earliestFinish[candidate] === start);
  }
  return path.toReversed();
}

function smallest(nodes: Int32Array, isWanted: (node: number) => boolean): number | undefined {
  let found: number | undefined;
  for (const node of nodes) if (isWanted(node) && (found === undefined || node < found)) found = node;
  return found;
}
