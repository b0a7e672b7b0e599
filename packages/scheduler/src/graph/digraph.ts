import { at } from "./at.ts";

/**
 * A directed graph over the nodes 0 to `size - 1`, both ways in compressed rows: the successors of `n` lie in
 * `successors` from `successorStarts[n]` up to, not including, `successorStarts[n + 1]`.
 */
export interface Digraph {
  readonly size: number;
  readonly successorStarts: Int32Array;
  readonly successors: Int32Array;
  readonly predecessorStarts: Int32Array;
  readonly predecessors: Int32Array;
}

/** The graph with an edge from `from[i]` to `to[i]` for every i. Linear; neighbours keep the order of the edges. */
export function digraph(size: number, from: ArrayLike<number>, to: ArrayLike<number>): Digraph {
  const [sources, targets] = [new Int32Array(from), new Int32Array(to)];
  const forward = compressedRows(size, sources, targets);
  const backward = compressedRows(size, targets, sources);
  return {
    size,
    successorStarts: forward.starts,
    successors: forward.ends,
    predecessorStarts: backward.starts,
    predecessors: backward.ends,
  };
}

/** The successors of a node, without copying. */
export function successorsOf({ successorStarts, successors }: Digraph, node: number): Int32Array {
  return successors.subarray(successorStarts[node], successorStarts[node + 1]);
}

/** The predecessors of a node, without copying. */
export function predecessorsOf({ predecessorStarts, predecessors }: Digraph, node: number): Int32Array {
  return predecessors.subarray(predecessorStarts[node], predecessorStarts[node + 1]);
}

/** Numbers by the row they belong to: row `n` lies in `ends` from `starts[n]` up to, not including, `starts[n + 1]`, in the order given. Linear. */
export function compressedRows(size: number, from: Int32Array, to: Int32Array): { readonly starts: Int32Array; readonly ends: Int32Array } {
  const starts = new Int32Array(size + 1);
  for (let edge = 0; edge < from.length; edge++) bump(starts, at(from, edge) + 1);
  for (let node = 0; node < size; node++) starts[node + 1] = at(starts, node + 1) + at(starts, node);
  const next = starts.slice();
  const ends = new Int32Array(from.length);
  for (let edge = 0; edge < from.length; edge++) ends[bump(next, at(from, edge))] = at(to, edge);
  return { starts, ends };
}

function bump(counts: Int32Array, index: number): number {
  const before = at(counts, index);
  counts[index] = before + 1;
  return before;
}
