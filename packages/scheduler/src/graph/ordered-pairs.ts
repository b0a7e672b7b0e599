import { at } from "./at.ts";
import type { Condensation } from "./condensation.ts";
import { condensation } from "./condensation.ts";
import type { Digraph } from "./digraph.ts";

/** Sources whose reach is found in one sweep: the bits of a word. */
const BLOCK = 32;

/**
 * For each pair of nodes whether one is reachable from the other. 32 sources at a time send a bit each along the edges
 * of the condensed graph, and only between the first of them and the last node asked about; works on graphs with
 * cycles too. O(distinct sources × edges / 32) at worst, and a word for each node.
 */
export function orderedPairs(graph: Digraph, pairs: readonly (readonly [number, number])[]): boolean[] {
  const condensed = condensation(graph);
  const questions = questionsOf(condensed, pairs);
  const ordered = pairs.map(() => false);
  const reach = new Int32Array(condensed.graph.size);
  for (let first = 0; first < questions.length; ) {
    const next = endOfBlock(questions, first);
    sweep(condensed.graph, { questions, first, next, reach }, ordered);
    first = next;
  }
  return ordered;
}

/** Whether `target` is reachable from `source`; the nodes are places of the condensed graph. */
interface Question {
  readonly pair: number;
  readonly source: number;
  readonly target: number;
}

interface Block {
  readonly questions: readonly Question[];
  readonly first: number;
  readonly next: number;
  /** All zero before and after. */
  readonly reach: Int32Array;
}

/** By source; only from the earlier node can the later one be reached. */
function questionsOf({ nodeOf }: Condensation, pairs: readonly (readonly [number, number])[]): Question[] {
  const questions = pairs.map(([one, other], pair) => {
    const [a, b] = [at(nodeOf, one), at(nodeOf, other)];
    return { pair, source: Math.min(a, b), target: Math.max(a, b) };
  });
  return questions.toSorted((a, b) => a.source - b.source);
}

/** Behind the questions of the next 32 sources. */
function endOfBlock(questions: readonly Question[], first: number): number {
  let sources = 0;
  let last = -1;
  for (let place = first; place < questions.length; place += 1) {
    const source = questions[place]?.source ?? -1;
    if (source !== last) sources += 1;
    if (sources > BLOCK) return place;
    last = source;
  }
  return questions.length;
}

function sweep({ successorStarts, successors }: Digraph, { questions, first, next, reach }: Block, ordered: boolean[]): void {
  const bits = new Map<number, number>();
  let end = 0;
  for (let place = first; place < next; place += 1) {
    const { source = 0, target = 0 } = questions[place] ?? {};
    if (!bits.has(source)) bits.set(source, 1 << bits.size);
    reach[source] = bits.get(source) ?? 0;
    end = Math.max(end, target);
  }
  const begin = questions[first]?.source ?? 0;
  // Direct reads: a shared reader of several kinds of arrays would be three times slower in this loop.
  for (let node = begin; node < end; node += 1) {
    const own = reach[node] ?? 0;
    if (own === 0) continue;
    for (let edge = successorStarts[node] ?? 0, last = successorStarts[node + 1] ?? 0; edge < last; edge += 1) {
      const successor = successors[edge] ?? 0;
      if (successor <= end) reach[successor] = (reach[successor] ?? 0) | own;
    }
  }
  for (let place = first; place < next; place += 1) {
    const { pair = 0, source = 0, target = 0 } = questions[place] ?? {};
    if (((reach[target] ?? 0) & (bits.get(source) ?? 0)) !== 0) ordered[pair] = true;
  }
  reach.fill(0, begin, end + 1);
}
