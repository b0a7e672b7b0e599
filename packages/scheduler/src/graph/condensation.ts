import { remembered } from "../plan/remembered.ts";
import { at } from "./at.ts";
import type { Digraph } from "./digraph.ts";
import { digraph } from "./digraph.ts";
import { strongComponents } from "./strong-components.ts";
import { topologicalOrder } from "./topological-order.ts";

/** A graph with every cycle drawn together into one node, and the nodes numbered so that edges go upwards. */
export interface Condensation {
  /** For each node of the original graph the node that stands for it here. */
  readonly nodeOf: Int32Array;
  readonly graph: Digraph;
}

/** Linear, once for each graph. */
export const condensation = remembered((original: Digraph): Condensation => {
  const order = topologicalOrder(original);
  if (order.length === original.size) {
    const nodeOf = placesIn(order);
    return { nodeOf, graph: mapped(original, nodeOf, original.size) };
  }
  const group = groups(original);
  const drawn = mapped(original, group.of, group.count);
  const placeOf = placesIn(topologicalOrder(drawn));
  return { nodeOf: group.of.map((node) => at(placeOf, node)), graph: mapped(drawn, placeOf, group.count) };
});

/** For each node its place in an order of all nodes. */
function placesIn(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  order.forEach((node, place) => {
    places[node] = place;
  });
  return places;
}

/** Numbers for the nodes; those of one cycle share theirs. */
function groups(graph: Digraph): { of: Int32Array; count: number } {
  const of = new Int32Array(graph.size).fill(-1);
  let count = 0;
  for (const component of strongComponents(graph)) {
    for (const node of component) of[node] = count;
    count += 1;
  }
  for (let node = 0; node < graph.size; node += 1) if (at(of, node) === -1) of[node] = count++;
  return { of, count };
}

/** The graph between the new numbers of its nodes, without edges inside one of them. */
function mapped({ size, successorStarts, successors }: Digraph, numbers: Int32Array, count: number): Digraph {
  const from = new Int32Array(successors.length);
  const to = new Int32Array(successors.length);
  let edges = 0;
  for (let node = 0; node < size; node += 1) {
    for (let edge = at(successorStarts, node); edge < at(successorStarts, node + 1); edge += 1) {
      const target = at(numbers, at(successors, edge));
      if (target === at(numbers, node)) continue;
      from[edges] = at(numbers, node);
      to[edges] = target;
      edges += 1;
    }
  }
  return digraph(count, from.subarray(0, edges), to.subarray(0, edges));
}
