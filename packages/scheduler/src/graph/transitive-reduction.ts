import { at, itemAt } from "./at.ts";
import type { Digraph } from "./digraph.ts";
import { successorsOf } from "./digraph.ts";
import { orderedPairs } from "./ordered-pairs.ts";
import { topologicalOrder } from "./topological-order.ts";

/** An edge that says nothing new, since a longer way leads to the same place. */
export interface RedundantEdge {
  readonly from: number;
  readonly to: number;
  /** Another successor of `from`, from which `to` is reached. */
  readonly over: number;
}

/** Of a node with more successors not every pair of them is looked at. */
const MOST_SUCCESSORS = 256;

/**
 * The edges of an acyclic graph that its transitive reduction leaves out (Aho, Garey and Ullman, 1972): without all of
 * them together everything is still reachable that was. No further edge can be left out, unless it leaves a node of more
 * than 256 successors: of those only the edges go that a way of two edges stands for. In the order of the nodes; of
 * parallel edges one stays. O(siblings × edges / 32), where siblings are pairs of successors of one node that lie at
 * different depths.
 */
export function redundantEdges(graph: Digraph): RedundantEdge[] {
  const depths = depthsOf(graph);
  const froms: number[] = [];
  const tos: number[] = [];
  const overs: number[] = [];
  const short: RedundantEdge[][] = [];
  for (let from = 0; from < graph.size; from += 1) {
    const successors = successorsOf(graph, from);
    if (successors.length > MOST_SUCCESSORS) {
      short.push(shortWays(graph, from, [...new Set(successors)]));
      continue;
    }
    for (const to of successors) {
      for (const over of successors) {
        if (!(at(depths, over) < at(depths, to))) continue;
        froms.push(from);
        tos.push(to);
        overs.push(over);
      }
    }
  }
  const reached = orderedPairs(graph, { ones: new Int32Array(overs), others: new Int32Array(tos) });
  const long: RedundantEdge[] = [];
  reached.forEach((isReached, place) => {
    if (isReached === 1) long.push({ from: itemAt(froms, place), to: itemAt(tos, place), over: itemAt(overs, place) });
  });
  return [...withoutRepeats(long), ...short.flat()].toSorted((a, b) => a.from - b.from);
}

/** Those of the edges from a node that a way of two edges stands for. */
function shortWays(graph: Digraph, from: number, successors: readonly number[]): RedundantEdge[] {
  const overs = new Map<number, number>();
  for (const over of successors) for (const to of successorsOf(graph, over)) if (!overs.has(to)) overs.set(to, over);
  return successors.flatMap((to) => {
    const over = overs.get(to);
    return over === undefined ? [] : [{ from, to, over }];
  });
}

/** The first of those that are next to each other and say the same of one edge. */
function withoutRepeats(edges: readonly RedundantEdge[]): RedundantEdge[] {
  return edges.filter(({ from, to }, place) => edges[place - 1]?.from !== from || edges[place - 1]?.to !== to);
}

/** The longest way to each node, in edges: what leads to a node lies less deep. Linear. */
function depthsOf(graph: Digraph): Int32Array {
  const depths = new Int32Array(graph.size);
  for (const node of topologicalOrder(graph)) {
    for (const next of successorsOf(graph, node)) depths[next] = Math.max(at(depths, next), at(depths, node) + 1);
  }
  return depths;
}
