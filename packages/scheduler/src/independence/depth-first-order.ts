import { at, byteAt } from "../graph/at.ts";
import type { Digraph } from "../graph/digraph.ts";

/**
 * All nodes, each after its successors unless a cycle forbids it: the order in which a depth-first search leaves them.
 * Linear, without recursion.
 */
export function depthFirstOrder({ size, successorStarts, successors }: Digraph): Int32Array {
  const order = new Int32Array(size);
  const isSeen = new Uint8Array(size);
  const nextEdge = successorStarts.slice(0, size);
  let left = 0;
  for (let root = 0; root < size; root += 1) {
    if (byteAt(isSeen, root) === 1) continue;
    isSeen[root] = 1;
    const path = [root];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const edge = at(nextEdge, node);
      if (edge === at(successorStarts, node + 1)) {
        order[left++] = node;
        path.pop();
        continue;
      }
      nextEdge[node] = edge + 1;
      const next = at(successors, edge);
      if (byteAt(isSeen, next) === 1) continue;
      isSeen[next] = 1;
      path.push(next);
    }
  }
  return order;
}
