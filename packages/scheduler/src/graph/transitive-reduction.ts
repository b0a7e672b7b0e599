import { at } from "./at.ts";
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

/**
 * The edges of an acyclic graph that its transitive reduction leaves out (Aho, Garey and Ullman, 1972): without all of
 * them together everything is still reachable that was, and no further edge can be left out. In the order of the
 * edges; of parallel edges one stays. O(siblings × edges / 32), where siblings are pairs of successors of one node.
 */
export function redundantEdges(graph: Digraph): RedundantEdge[] {
  const places = topologicalPlaces(graph);
  const siblings: { from: number; to: number; over: number }[] = [];
  const redundant: RedundantEdge[] = [];
  for (let from = 0; from < graph.size; from += 1) {
    const successors = [...new Set(successorsOf(graph, from))];
    for (const to of successors) for (const over of successors) if (at(places, over) < at(places, to)) siblings.push({ from, to, over });
  }
  const reached = orderedPairs(graph, siblings.map(({ over, to }): [number, number] => [over, to]));
  siblings.forEach((edge, place) => {
    const last = redundant.at(-1);
    if (reached[place] === true && (last?.from !== edge.from || last.to !== edge.to)) redundant.push(edge);
  });
  return redundant;
}

/** A topological place for each node, so that only the earlier of two can lead to the later one. */
function topologicalPlaces(graph: Digraph): Int32Array {
  const places = new Int32Array(graph.size);
  topologicalOrder(graph).forEach((node, place) => {
    places[node] = place;
  });
  return places;
}
