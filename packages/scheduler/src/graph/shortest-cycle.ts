import { at } from "./at.ts";
import type { Digraph } from "./digraph.ts";
import { rotatedCycle } from "./rotated-cycle.ts";

/** Start nodes tried per component. Up to this size the cycle found is the shortest of all; beyond, the shortest through one of these. */
const MAX_STARTS = 200;

/**
 * A shortest cycle inside a strongly connected component of two or more nodes (see `MAX_STARTS`), as its nodes in order; the last leads
 * back to the first, which is the smallest. One breadth-first search per start: O(min(nodes, 200) * edges).
 */
export function shortestCycle(graph: Digraph, component: Int32Array): number[] {
  const members = new Set(component);
  let best: number[] | null = null;
  for (const start of component.subarray(0, MAX_STARTS)) {
    const cycle = cycleThrough(graph, { start, members, shorterThan: best?.length ?? Infinity });
    if (cycle !== null) best = cycle;
    if (best?.length === 2) break;
  }
  return best === null ? [] : rotatedCycle(best);
}

interface Search {
  readonly start: number;
  readonly members: ReadonlySet<number>;
  readonly shorterThan: number;
}

function cycleThrough({ successorStarts, successors }: Digraph, { start, members, shorterThan }: Search): number[] | null {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  const depth = new Map([[start, 1]]);
  for (const node of queue) {
    const length = depth.get(node) ?? 1;
    if (length >= shorterThan) return null;
    for (let edge = at(successorStarts, node); edge < at(successorStarts, node + 1); edge++) {
      const successor = at(successors, edge);
      if (successor === start) return pathTo(node, cameFrom);
      if (!members.has(successor) || depth.has(successor)) continue;
      depth.set(successor, length + 1);
      cameFrom.set(successor, node);
      queue.push(successor);
    }
  }
  return null;
}

function pathTo(end: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const path: number[] = [];
  for (let node: number | undefined = end; node !== undefined; node = cameFrom.get(node)) path.push(node);
  return path.toReversed();
}
