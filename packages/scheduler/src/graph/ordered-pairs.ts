import { at } from "./at.ts";
import { condensation } from "./condensation.ts";
import type { Digraph } from "./digraph.ts";
import { compressedRows } from "./digraph.ts";

/** Sources whose reach is found in one sweep: the bits of a word. */
const BLOCK = 32;

/** Pairs of nodes: pair `n` is `ones[n]` and `others[n]`. */
export interface NodePairs {
  readonly ones: Int32Array;
  readonly others: Int32Array;
}

export function nodePairs(pairs: readonly (readonly [one: number, other: number])[]): NodePairs {
  const ones = new Int32Array(pairs.length);
  const others = new Int32Array(pairs.length);
  pairs.forEach(([one, other], pair) => {
    ones[pair] = one;
    others[pair] = other;
  });
  return { ones, others };
}

/**
 * For each pair of nodes 1 if one of them is reachable from the other, else 0. 32 sources at a time send a bit each
 * along the edges of the condensed graph, and only between the first of them and the last node asked about; works on
 * graphs with cycles too. O(distinct sources × edges / 32) at worst, and a word for each node.
 */
export function orderedPairs(graph: Digraph, pairs: NodePairs): Uint8Array {
  const condensed = condensation(graph);
  const questions = questionsOf(condensed.nodeOf, pairs);
  const ordered = new Uint8Array(pairs.ones.length);
  const reach = new Int32Array(condensed.graph.size);
  for (let first = 0; first < questions.pairs.length; ) {
    const next = endOfBlock(questions, first);
    sweep(condensed.graph, { questions, first, next, reach }, ordered);
    first = next;
  }
  return ordered;
}

/** Whether each target is reachable from its source, places of the condensed graph; sorted by source. */
interface Questions {
  readonly pairs: Int32Array;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
}

interface Block {
  readonly questions: Questions;
  readonly first: number;
  readonly next: number;
  /** All zero before and after. */
  readonly reach: Int32Array;
}

/** Only from the earlier node can the later one be reached. */
function questionsOf(nodeOf: Int32Array, { ones, others }: NodePairs): Questions {
  const sources = ones.map((one, pair) => Math.min(at(nodeOf, one), at(nodeOf, at(others, pair))));
  const targets = ones.map((one, pair) => Math.max(at(nodeOf, one), at(nodeOf, at(others, pair))));
  const { ends: pairs } = compressedRows(nodeOf.length, sources, ones.map((_, pair) => pair));
  return { pairs, sources: pairs.map((pair) => at(sources, pair)), targets: pairs.map((pair) => at(targets, pair)) };
}

/** Behind the questions of the next 32 sources. */
function endOfBlock({ sources }: Questions, first: number): number {
  let count = 0;
  let last = -1;
  for (let place = first; place < sources.length; place += 1) {
    const source = at(sources, place);
    if (source !== last) count += 1;
    if (count > BLOCK) return place;
    last = source;
  }
  return sources.length;
}

function sweep({ successorStarts, successors }: Digraph, { questions: { pairs, sources, targets }, first, next, reach }: Block, ordered: Uint8Array): void {
  const begin = at(sources, first);
  let end = 0;
  let bit = 0;
  for (let place = first; place < next; place += 1) {
    bit = nextBit(bit, place > first && at(sources, place) === at(sources, place - 1));
    reach[at(sources, place)] = bit;
    end = Math.max(end, at(targets, place));
  }
  for (let node = begin; node < end; node += 1) {
    const own = reach[node] ?? 0;
    if (own === 0) continue;
    for (let edge = successorStarts[node] ?? 0, last = successorStarts[node + 1] ?? 0; edge < last; edge += 1) {
      const successor = successors[edge] ?? 0;
      if (successor <= end) reach[successor] = (reach[successor] ?? 0) | own;
    }
  }
  bit = 0;
  for (let place = first; place < next; place += 1) {
    bit = nextBit(bit, place > first && at(sources, place) === at(sources, place - 1));
    if ((at(reach, at(targets, place)) & bit) !== 0) ordered[at(pairs, place)] = 1;
  }
  reach.fill(0, begin, end + 1);
}

/** Each source of a block has a bit of its own. */
function nextBit(bit: number, isSameSource: boolean): number {
  if (isSameSource) return bit;
  return bit === 0 ? 1 : bit << 1;
}
