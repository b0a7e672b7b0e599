import { at } from "../graph/at.ts";
import type { Digraph } from "../graph/digraph.ts";

/**
 * A function that gives the nodes along a shortest path from one node to another; `null` where there is none. The
 * first question about a start or an end searches, O(nodes + edges); while the same start or end is asked about again
 * a path takes its own length.
 */
export function pathFinder(graph: Digraph): (from: number, to: number) => number[] | null {
  const backward: Digraph = { ...graph, successorStarts: graph.predecessorStarts, successors: graph.predecessors };
  let start: SearchTree | null = null;
  let end: SearchTree | null = null;
  return (from, to) => {
    if (start?.root === from) return pathToRoot(start, to)?.toReversed() ?? null;
    if (end?.root === to) return pathToRoot(end, from);
    start = searchTree(graph, from);
    end = searchTree(backward, to);
    return pathToRoot(start, to)?.toReversed() ?? null;
  };
}

interface SearchTree {
  readonly root: number;
  /** One more than the node it was found from; 0 for what was not found. */
  readonly foundFrom: Int32Array;
}

function searchTree({ size, successorStarts, successors }: Digraph, root: number): SearchTree {
  const foundFrom = new Int32Array(size);
  const queue = [root];
  for (const node of queue) {
    for (let edge = at(successorStarts, node); edge < at(successorStarts, node + 1); edge += 1) {
      const next = at(successors, edge);
      if (next === root || at(foundFrom, next) !== 0) continue;
      foundFrom[next] = node + 1;
      queue.push(next);
    }
  }
  return { root, foundFrom };
}

function pathToRoot({ root, foundFrom }: SearchTree, from: number): number[] | null {
  if (at(foundFrom, from) === 0) return null;
  const path = [from];
  for (let node = from; node !== root; ) {
    node = at(foundFrom, node) - 1;
    path.push(node);
  }
  return path;
}
