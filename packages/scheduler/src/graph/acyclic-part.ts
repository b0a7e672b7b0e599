import { remembered } from "../plan/remembered.ts";
import { at, byteAt } from "./at.ts";
import { coveringCycles } from "./covering-cycles.ts";
import type { Digraph } from "./digraph.ts";
import { digraph } from "./digraph.ts";
import { strongComponents } from "./strong-components.ts";
import { topologicalOrder } from "./topological-order.ts";

/** A graph with its cycles set aside. */
export interface AcyclicPart {
  /** The same nodes, without the edges that touch a node on a cycle. */
  readonly graph: Digraph;
  /** All nodes that are on no cycle, each after its predecessors. */
  readonly order: Int32Array;
  /** 1 for a node on a cycle. */
  readonly onCycle: Uint8Array;
  /** Cycles on which every edge of a cycle lies, each as short as can be: at most 50 of each strongly connected component. */
  readonly cycles: readonly (readonly number[])[];
}

/** What of a graph can be put in order, and the cycles that keep the rest from it. Linear where there is no cycle, once for each graph. */
export const acyclicPart = remembered((graph: Digraph): AcyclicPart => {
  const order = topologicalOrder(graph);
  const onCycle = new Uint8Array(graph.size);
  if (order.length === graph.size) return { graph, order, onCycle, cycles: [] };
  const components = strongComponents(graph);
  for (const component of components) for (const node of component) onCycle[node] = 1;
  const rest = withoutNodes(graph, onCycle);
  return {
    graph: rest,
    order: topologicalOrder(rest).filter((node) => onCycle[node] === 0),
    onCycle,
    cycles: components.flatMap((component) => coveringCycles(graph, component)).toSorted(([a = 0], [b = 0]) => a - b),
  };
});

function withoutNodes({ size, successorStarts, successors }: Digraph, isGone: Uint8Array): Digraph {
  const from: number[] = [];
  const to: number[] = [];
  for (let node = 0; node < size; node++) {
    if (byteAt(isGone, node) === 1) continue;
    for (let edge = at(successorStarts, node); edge < at(successorStarts, node + 1); edge++) {
      const successor = at(successors, edge);
      if (byteAt(isGone, successor) === 1) continue;
      from.push(node);
      to.push(successor);
    }
  }
  return digraph(size, from, to);
}
