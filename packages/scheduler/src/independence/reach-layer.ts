import { at } from "../graph/at.ts";
import type { Digraph } from "../graph/digraph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import type { BitBlock } from "./bit-block.ts";
import { depthFirstOrder } from "./depth-first-order.ts";

/**
 * A function that marks in a block, for every node, the columns of all nodes that it reaches and that reach it. One
 * pass over the edges each way and per block; where there are cycles, a few more (Kam and Ullman, 1976).
 */
export function reachLayer(graph: Digraph): (block: BitBlock) => void {
  const isAcyclic = topologicalOrder(graph).length === graph.size;
  const backward: Digraph = { ...graph, successorStarts: graph.predecessorStarts, successors: graph.predecessors };
  const passes = [graph, backward].map((each) => ({ graph: each, order: depthFirstOrder(each) }));
  return (block) => {
    if (graph.successors.length === 0) return;
    for (const pass of passes) {
      const found = block.blank();
      while (spread(pass, found) && !isAcyclic);
      block.merge(found);
    }
  };
}

/** Gives every node what its successors are and reach; whether that changed anything. */
function spread({ graph, order }: { readonly graph: Digraph; readonly order: Int32Array }, { rows, width, mark }: BitBlock): boolean {
  const { successorStarts, successors } = graph;
  let hasChanged = false;
  for (const node of order) {
    const row = node * width;
    for (let edge = at(successorStarts, node); edge < at(successorStarts, node + 1); edge += 1) {
      const next = at(successors, edge);
      if (mark(node, next)) hasChanged = true;
      for (let word = 0; word < width; word += 1) {
        const before = at(rows, row + word);
        const after = before | at(rows, next * width + word);
        if (after === before) continue;
        rows[row + word] = after;
        hasChanged = true;
      }
    }
  }
  return hasChanged;
}
