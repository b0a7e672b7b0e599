import { at } from "./at.ts";
import type { Digraph } from "./digraph.ts";

/**
 * The nodes, each after all its predecessors (Kahn, 1962). Nodes on a cycle and after one are missing, so the graph is
 * acyclic exactly if the order has all nodes. Linear; of those that are free at the same time the smaller comes first.
 */
export function topologicalOrder({ size, successorStarts, successors, predecessorStarts }: Digraph): Int32Array {
  const missing = new Int32Array(size);
  const order = new Int32Array(size);
  let found = 0;
  for (let node = 0; node < size; node++) {
    missing[node] = at(predecessorStarts, node + 1) - at(predecessorStarts, node);
    if (missing[node] === 0) order[found++] = node;
  }
  for (let next = 0; next < found; next++) {
    const node = at(order, next);
    for (let edge = at(successorStarts, node); edge < at(successorStarts, node + 1); edge++) {
      const successor = at(successors, edge);
      const left = at(missing, successor) - 1;
      missing[successor] = left;
      if (left === 0) order[found++] = successor;
    }
  }
  return order.subarray(0, found);
}
