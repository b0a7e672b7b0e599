import { itemAt } from "./at.ts";
import type { Digraph } from "./digraph.ts";
import { successorsOf } from "./digraph.ts";
import { rotatedCycle } from "./rotated-cycle.ts";
import { shortestCycle } from "./shortest-cycle.ts";

/** So many are named for one knot; whoever mends them sees the rest. */
const MOST_CYCLES = 50;

/**
 * Cycles of a strongly connected component of two or more nodes, so that every edge of it lies on one of them: first a
 * shortest of all (of more than 200 nodes, of those through 200 of them), then for each edge that is on none so far a shortest one through it. At most 50, each as its nodes
 * in order; the last leads back to the first, which is the smallest. O(cycles × edges) after the first.
 */
export function coveringCycles(graph: Digraph, component: Int32Array): number[][] {
  const members = new Set(component);
  const covered = new Set<string>();
  const cycles: number[][] = [];
  const name = (cycle: readonly number[]): void => {
    cycles.push(rotatedCycle(cycle));
    cycle.forEach((node, place) => covered.add(`${node} ${itemAt(cycle, (place + 1) % cycle.length)}`));
  };
  name(shortestCycle(graph, component));
  for (const from of component) {
    for (const to of successorsOf(graph, from)) {
      if (cycles.length >= MOST_CYCLES) return cycles;
      if (members.has(to) && to !== from && !covered.has(`${from} ${to}`)) name([from, ...shortestPath(graph, { from: to, to: from, members })]);
    }
  }
  return cycles;
}

/** The nodes from `from` up to, not including, `to`; there is a path inside the members. */
function shortestPath(graph: Digraph, { from, to, members }: { from: number; to: number; members: ReadonlySet<number> }): number[] {
  const cameFrom = new Map<number, number>();
  const seen = new Set([from]);
  for (const node of seen) {
    for (const successor of successorsOf(graph, node)) {
      if (!members.has(successor) || seen.has(successor)) continue;
      seen.add(successor);
      cameFrom.set(successor, node);
    }
    if (seen.has(to)) break;
  }
  const path: number[] = [];
  for (let node = cameFrom.get(to); node !== undefined; node = cameFrom.get(node)) path.push(node);
  return path.toReversed();
}
