/**
 * Finds all occurrences of some byte patterns in one pass, whatever their number (Aho and Corasick, 1975). A state
 * stands for the longest end of what was read that is the beginning of a pattern. Immutable once built, in time and
 * space linear in the length of all patterns times the number of different bytes in them; patterns must not be empty.
 */
export class PatternAutomaton {
  /** How many bytes the state stands for, by state; state 0 stands for none. */
  readonly depths: readonly number[];
  /** The length of the longest pattern that ends in this state; 0 for none. */
  readonly matches: readonly number[];
  readonly #classes = new Uint8Array(256);
  readonly #width: number;
  readonly #next: Int32Array;

  constructor(patterns: readonly Buffer[]) {
    let classes = 1;
    for (const byte of patterns.flatMap((pattern) => [...pattern])) if (this.#classes[byte] === 0) this.#classes[byte] = classes++;
    this.#width = classes;
    const { children, depths, matches } = this.#grow(patterns);
    this.depths = depths;
    this.matches = matches;
    this.#next = new Int32Array(children.length * classes);
    this.#link(children, matches);
  }

  /** The state after one more byte. */
  step(state: number, byte: number): number {
    return this.#next[state * this.#width + (this.#classes[byte] ?? 0)] ?? 0;
  }

  #grow(patterns: readonly Buffer[]): { readonly children: Map<number, number>[]; readonly depths: number[]; readonly matches: number[] } {
    const children: Map<number, number>[] = [new Map()];
    const depths = [0];
    const matches = [0];
    for (const pattern of patterns) {
      let state = 0;
      for (const byte of pattern) {
        const symbol = this.#classes[byte] ?? 0;
        let child = children[state]?.get(symbol);
        if (child === undefined) {
          child = children.length;
          children[state]?.set(symbol, child);
          children.push(new Map());
          depths.push((depths[state] ?? 0) + 1);
          matches.push(0);
        }
        state = child;
      }
      matches[state] = pattern.length;
    }
    return { children, depths, matches };
  }

  /** Breadth first: what a state does with a byte it has no child for is what the state of its longest proper end does. */
  #link(children: readonly Map<number, number>[], matches: number[]): void {
    const ends = new Int32Array(children.length);
    const queue = [0];
    for (const state of queue) {
      const end = ends[state] ?? 0;
      for (let symbol = 0; symbol < this.#width; symbol += 1) {
        const child = children[state]?.get(symbol);
        const fallback = state === 0 ? 0 : (this.#next[end * this.#width + symbol] ?? 0);
        this.#next[state * this.#width + symbol] = child ?? fallback;
        if (child === undefined) continue;
        ends[child] = fallback;
        matches[child] = Math.max(matches[child] ?? 0, matches[fallback] ?? 0);
        queue.push(child);
      }
    }
  }
}
