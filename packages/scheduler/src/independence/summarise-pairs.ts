import { at, timeAt } from "../graph/at.ts";
import type { StreamId, TaskId } from "../plan/ids.ts";
import { BitBlock } from "./bit-block.ts";
import { type ColumnLayout, columnLayout } from "./column-layout.ts";
import type { IndependenceFacts } from "./independence-facts.ts";
import { type PairReasonKind, REASON_KINDS, type Standing, standingOf } from "./pair-reason.ts";
import { reasonLayers } from "./reason-layers.ts";

/** How the tasks of one stream stand to those of another, or to each other. */
export interface StreamPair {
  /** In the order of the plan; `null` stands for the tasks without a stream and comes last. */
  readonly first: StreamId | null;
  readonly second: StreamId | null;
  readonly count: Readonly<Record<Standing, number>>;
  /** Every pair that is not parallel, counted once, under its strongest reason. */
  readonly byReason: Readonly<Record<PairReasonKind, number>>;
  /** The strongest reason between the two streams, with two tasks it holds for; `null` where all pairs are parallel. */
  readonly strongest: { readonly kind: PairReasonKind; readonly tasks: readonly [TaskId, TaskId] } | null;
}

/**
 * The pairs of a plan, counted within every stream and between every two that have tasks. No pair becomes an object:
 * bits of 512 columns at a time are counted by the word, O(tasks² / 32) in all and O(tasks) space.
 */
export function summarisePairs(facts: IndependenceFacts): StreamPair[] {
  const layout = columnLayout(facts);
  const tally = new Tally(layout);
  const layers = reasonLayers(facts);
  for (const seen of BitBlock.over(layout)) {
    for (const task of seen.tasks) seen.mark(task, task);
    for (const [strength, kind] of REASON_KINDS.entries()) {
      const block = seen.blank();
      layers[kind](block);
      tally.add(block, seen, strength);
      seen.merge(block);
    }
  }
  return tally.streamPairs(facts);
}

class Tally {
  readonly #layout: ColumnLayout;
  /** For each two streams and each kind of reason the pairs, counted from both ends. */
  readonly #counts: Float64Array;
  /** One pair for each of these. */
  readonly #examples = new Map<number, readonly [number, number]>();

  constructor(layout: ColumnLayout) {
    this.#layout = layout;
    this.#counts = new Float64Array(layout.streams.length ** 2 * REASON_KINDS.length);
  }

  /** Counts the bits of a block that were not seen before. */
  add({ rows, width, firstWord }: BitBlock, seen: BitBlock, strength: number): void {
    const { streamOf, streamOfWord, columnOf, taskOf } = this.#layout;
    for (let row = 0; row < columnOf.length; row += 1) {
      if (columnOf[row] === -1) continue;
      for (let word = 0; word < width; word += 1) {
        const bits = at(rows, row * width + word) & ~at(seen.rows, row * width + word);
        if (bits === 0) continue;
        const cell = this.#cell(at(streamOf, row), at(streamOfWord, firstWord + word)) + strength;
        this.#counts[cell] = timeAt(this.#counts, cell) + bitCount(bits);
        if (!this.#examples.has(cell)) this.#examples.set(cell, [row, at(taskOf, 32 * (firstWord + word) + 31 - Math.clz32(bits & -bits))]);
      }
    }
  }

  streamPairs({ plan }: IndependenceFacts): StreamPair[] {
    const { streams, columnOf, streamOf } = this.#layout;
    const sizes = new Float64Array(streams.length);
    columnOf.forEach((column, task) => {
      if (column !== -1) sizes[at(streamOf, task)] = timeAt(sizes, at(streamOf, task)) + 1;
    });
    return streams.flatMap((first, one) =>
      streams.slice(one).map((second, offset): StreamPair => {
        const other = one + offset;
        const pairs = one === other ? (timeAt(sizes, one) * (timeAt(sizes, one) - 1)) / 2 : timeAt(sizes, one) * timeAt(sizes, other);
        const byReason = this.#byReason(one, other);
        const count = { parallel: pairs, partial: 0, sequential: 0 };
        for (const kind of REASON_KINDS) {
          count[standingOf(kind)] += byReason[kind];
          count.parallel -= byReason[kind];
        }
        return { first, second, count, byReason, strongest: this.#strongest(one, other, (place) => plan.tasks.slice(place, place + 1).map(({ id }) => id)) };
      }),
    );
  }

  #byReason(one: number, other: number): Record<PairReasonKind, number> {
    const cell = this.#cell(one, other);
    const number = (kind: PairReasonKind): number => timeAt(this.#counts, cell + REASON_KINDS.indexOf(kind)) / (one === other ? 2 : 1);
    return {
      artifact: number("artifact"),
      order: number("order"),
      file: number("file"),
      resource: number("resource"),
      undeclared: number("undeclared"),
      soft: number("soft"),
      stream: number("stream"),
      directory: number("directory"),
    };
  }

  #strongest(one: number, other: number, idAt: (place: number) => TaskId[]): StreamPair["strongest"] {
    const cell = this.#cell(one, other);
    for (const [strength, kind] of REASON_KINDS.entries()) {
      const [first, second] = (this.#examples.get(cell + strength) ?? []).flatMap(idAt);
      if (first !== undefined && second !== undefined) return { kind, tasks: [first, second] };
    }
    return null;
  }

  #cell(one: number, other: number): number {
    return (one * this.#layout.streams.length + other) * REASON_KINDS.length;
  }
}

/** The set bits of a 32-bit word, added up in parallel (Warren, 2012). */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
