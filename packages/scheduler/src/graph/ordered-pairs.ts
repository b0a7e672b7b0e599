import { at } from "./at.ts";
import type { Digraph } from "./digraph.ts";

/**
 * For each pair of nodes whether one is reachable from the other. One search per distinct node of the pairs, so
 * O(distinct nodes * edges) at worst; works on graphs with cycles too.
 */
export function orderedPairs(graph: Digraph, pairs: readonly (readonly [number, number])[]): boolean[] {
  const ordered = pairs.map(() => false);
  const wanted = new Map<number, { target: number; pair: number }[]>();
  pairs.forEach(([a, b], pair) => {
    for (const [source, target] of [[a, b], [b, a]] as const) {
      const list = wanted.get(source);
      if (list === undefined) wanted.set(source, [{ target, pair }]);
      else list.push({ target, pair });
    }
  });
  const seenBy = new Int32Array(graph.size);
  let search = 0;
  for (const [source, goals] of wanted) {
    search++;
    markReachable(graph, source, { seenBy, search });
    for (const { target, pair } of goals) if (seenBy[target] === search) ordered[pair] = true;
  }
  return ordered;
}

function markReachable(
  { successorStarts, successors }: Digraph,
  source: number,
  { seenBy, search }: { readonly seenBy: Int32Array; readonly search: number },
): void {
  const stack = [source];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let edge = at(successorStarts, node); edge < at(successorStarts, node + 1); edge++) {
      const successor = at(successors, edge);
      if (seenBy[successor] === search) continue;
      seenBy[successor] = search;
      stack.push(successor);
    }
  }
}
