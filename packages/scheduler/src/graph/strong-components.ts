import { at, byteAt } from "./at.ts";
import type { Digraph } from "./digraph.ts";

/**
 * The strongly connected components that have more than one node: two nodes share one exactly if each is reachable
 * from the other (Tarjan, 1972; with its own stack instead of recursion, so depth is no limit). Linear. Nodes of a
 * component are sorted.
 */
export function strongComponents({ size, successorStarts, successors }: Digraph): Int32Array[] {
  const components: Int32Array[] = [];
  const number = new Int32Array(size);
  const low = new Int32Array(size);
  const isOpen = new Uint8Array(size);
  const nextEdge = successorStarts.slice(0, size);
  const path = new Int32Array(size);
  const open = new Int32Array(size);
  let pathLength = 0;
  let openLength = 0;
  let counter = 0;

  const enter = (node: number): void => {
    counter++;
    number[node] = counter;
    low[node] = counter;
    isOpen[node] = 1;
    path[pathLength++] = node;
    open[openLength++] = node;
  };
  const leave = (node: number): void => {
    pathLength--;
    if (pathLength > 0) {
      const parent = at(path, pathLength - 1);
      low[parent] = Math.min(at(low, parent), at(low, node));
    }
    if (at(low, node) !== at(number, node)) return;
    const end = openLength;
    do isOpen[at(open, --openLength)] = 0;
    while (at(open, openLength) !== node);
    if (end - openLength > 1) components.push(open.slice(openLength, end).toSorted());
  };

  for (let root = 0; root < size; root++) {
    if (at(number, root) !== 0) continue;
    enter(root);
    while (pathLength > 0) {
      const node = at(path, pathLength - 1);
      const edge = at(nextEdge, node);
      if (edge === at(successorStarts, node + 1)) {
        leave(node);
        continue;
      }
      nextEdge[node] = edge + 1;
      const successor = at(successors, edge);
      if (at(number, successor) === 0) enter(successor);
      else if (byteAt(isOpen, successor) === 1) low[node] = Math.min(at(low, node), at(number, successor));
    }
  }
  return components;
}
