import type { PatternAutomaton } from "./pattern-automaton.ts";

/** A part of a stream, by byte offsets from its beginning; `to` is the first byte after it. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface FinderOptions {
  /** Whether a line break within an occurrence is passed over, once so many of its bytes were read; `null`: never. */
  readonly breaksAfter: number | null;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** CR and LF are one break. More in a row are none: the end of a log must not be held back for ever. */
const LONGEST_BREAK = 2;

/** Looks for the patterns of an automaton in one stream. */
export class Finder {
  readonly #automaton: PatternAutomaton;
  readonly #breaksAfter: number;
  /** Where the last bytes that count were, by their number modulo the length. */
  readonly #places: Float64Array;
  #counted = 0;
  #state = 0;
  #position = 0;
  #break = 0;

  constructor(automaton: PatternAutomaton, { breaksAfter }: FinderOptions) {
    this.#automaton = automaton;
    this.#breaksAfter = breaksAfter ?? Number.POSITIVE_INFINITY;
    this.#places = new Float64Array(automaton.depths.reduce((most, depth) => Math.max(most, depth), 0) + 1);
  }

  /** Reads the next bytes of the stream and gives the occurrences that end in them. */
  read(chunk: Buffer): Interval[] {
    const found: Interval[] = [];
    for (const byte of chunk) {
      this.#take(byte);
      const length = this.#break === 0 ? (this.#automaton.matches[this.#state] ?? 0) : 0;
      if (length > 0) found.push({ from: this.#placeOf(length), to: this.#position });
    }
    return found;
  }

  /** The byte from which on an occurrence may have begun that has not ended yet. */
  get open(): number {
    const depth = this.#automaton.depths[this.#state] ?? 0;
    return depth === 0 ? this.#position : this.#placeOf(depth);
  }

  #take(byte: number): void {
    const place = this.#position;
    this.#position += 1;
    if ((byte === LINE_FEED || byte === CARRIAGE_RETURN) && (this.#automaton.depths[this.#state] ?? 0) >= this.#breaksAfter && this.#break < LONGEST_BREAK) {
      this.#break += 1;
      return;
    }
    this.#break = 0;
    this.#state = this.#automaton.step(this.#state, byte);
    this.#places[this.#counted % this.#places.length] = place;
    this.#counted += 1;
  }

  /** Where the last `count` bytes that count begin. */
  #placeOf(count: number): number {
    return this.#places[(this.#counted - count) % this.#places.length] ?? 0;
  }
}
