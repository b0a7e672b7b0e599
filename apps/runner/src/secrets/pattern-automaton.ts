/**
 * Finds all occurrences of some byte patterns in one pass, whatever their number (Aho and Corasick, 1975). A state
 * stands for the longest end of what was read that is the beginning of a pattern. Immutable once built, in time and
 * space linear in the length of all patterns: 25 bytes for each of theirs, and 1 KiB for each place where they part.
 * Patterns must not be empty. A step takes constant time on average.
 */
export class PatternAutomaton {
  /** How many bytes the state stands for, by state; state 0 stands for none. */
  readonly depths: Int32Array;
  /** The length of the longest pattern that ends in this state; 0 for none. */
  readonly matches: Int32Array;
  /** What each state but the first is reached by from its parent. */
  readonly #bytes: Uint8Array;
  /** The children of a state are a list, which nearly always has one of them; 0 ends it. */
  readonly #firstChild: Int32Array;
  readonly #nextSibling: Int32Array;
  /** The state of the longest proper end. */
  readonly #ends: Int32Array;
  /** Where the next states by byte stand in `#rows`; -1 for a state with at most one child. State 0 is the first. */
  readonly #rowOf: Int32Array;
  readonly #rows: Int32Array;
  #size = 1;

  constructor(patterns: readonly Buffer[]) {
    const most = patterns.reduce((sum, pattern) => sum + pattern.length, 1);
    this.depths = new Int32Array(most);
    this.matches = new Int32Array(most);
    this.#bytes = new Uint8Array(most);
    this.#firstChild = new Int32Array(most);
    this.#nextSibling = new Int32Array(most);
    this.#ends = new Int32Array(most);
    for (const pattern of patterns) this.#grow(pattern);
    this.#rowOf = new Int32Array(most).fill(-1);
    this.#rows = new Int32Array(this.#placeRows() * BYTES);
    this.#link();
  }

  /** The state after one more byte. */
  step(state: number, byte: number): number {
    for (let from = state; ; from = this.#ends[from] ?? 0) {
      const row = this.#rowOf[from] ?? 0;
      if (row >= 0) return this.#rows[row + byte] ?? 0;
      const child = this.#firstChild[from] ?? 0;
      if (child !== 0 && this.#bytes[child] === byte) return child;
    }
  }

  #grow(pattern: Buffer): void {
    let state = 0;
    for (const byte of pattern) state = this.#childOf(state, byte) ?? this.#addChild(state, byte);
    this.matches[state] = pattern.length;
  }

  #childOf(state: number, byte: number): number | null {
    let child = this.#firstChild[state] ?? 0;
    while (child !== 0 && this.#bytes[child] !== byte) child = this.#nextSibling[child] ?? 0;
    return child === 0 ? null : child;
  }

  #addChild(state: number, byte: number): number {
    const child = this.#size++;
    this.#bytes[child] = byte;
    this.depths[child] = (this.depths[state] ?? 0) + 1;
    this.#nextSibling[child] = this.#firstChild[state] ?? 0;
    this.#firstChild[state] = child;
    return child;
  }

  /** Returns how many there are. */
  #placeRows(): number {
    let rows = 0;
    for (let state = 0; state < this.#size; state += 1) {
      const hasSeveral = (this.#nextSibling[this.#firstChild[state] ?? 0] ?? 0) !== 0;
      if (state === 0 || hasSeveral) this.#rowOf[state] = BYTES * rows++;
    }
    return rows;
  }

  /** Breadth first, so that all a state may fall back on is there: its end, and where bytes lead from that. */
  #link(): void {
    const queue = new Int32Array(this.#size);
    let last = 1;
    for (const state of queue) {
      const end = this.#ends[state] ?? 0;
      const row = this.#rowOf[state] ?? 0;
      if (state !== 0 && row >= 0) for (let byte = 0; byte < BYTES; byte += 1) this.#rows[row + byte] = this.step(end, byte);
      for (let child = this.#firstChild[state] ?? 0; child !== 0; child = this.#nextSibling[child] ?? 0) {
        const byte = this.#bytes[child] ?? 0;
        const endOfChild = state === 0 ? 0 : this.step(end, byte);
        this.#ends[child] = endOfChild;
        this.matches[child] = Math.max(this.matches[child] ?? 0, this.matches[endOfChild] ?? 0);
        if (row >= 0) this.#rows[row + byte] = child;
        queue[last++] = child;
      }
    }
  }
}

const BYTES = 256;
