import type { CharSet } from "./char-set.ts";
import { ANY_CHAR, NOT_SLASH, oneChar, SLASH } from "./char-set.ts";
import type { GlobPart } from "./parse-glob.ts";
import { parseGlob } from "./parse-glob.ts";

/** A nondeterministic automaton over characters that accepts the paths of a pattern. */
export interface GlobAutomaton {
  readonly start: number;
  /** The only state that accepts; nothing leaves it. */
  readonly accept: number;
  /** The characters on which each state steps to its place in `to`; `null` where it does not step. */
  readonly sets: readonly (CharSet | null)[];
  readonly to: readonly number[];
  /** The states that each state is in, too, without a character. */
  readonly empty: readonly (readonly number[])[];
}

/**
 * What was read before a part, as far as it decides what the part means: nothing; a `/`; one or two stars after
 * either; something else; a `.` in front of everything, which with a `/` after it says nothing; that `./`.
 */
const BEGIN = 0;
const SEGMENT = 1;
const STAR = 2;
const STARS = 3;
const INSIDE = 4;
const DOT = 5;
const HERE = 6;
const CONTEXTS = 7;

const SLASHES = oneChar(SLASH);
const NONE: readonly number[] = [];

/**
 * The automaton of a pattern (Thompson's construction, 1968). A star stays inside its segment; two that fill a segment
 * are any number of segments, at the end at least one; a pattern that ends in `/` means everything below; `./` in front
 * says nothing, `.` alone means everything. A brace means what its alternatives would mean written out, but they share what follows them: the
 * automaton has at most seven states for each part of the pattern, and four more for each pair of stars.
 */
export function globAutomaton(pattern: string): GlobAutomaton {
  return new Builder(parseGlob(pattern)).build();
}

class Builder {
  readonly #parts: readonly GlobPart[];
  /** The state for a part in a context, by `part * CONTEXTS + context`; 0 where there is none yet. */
  readonly #known: Int32Array;
  readonly #open: { readonly state: number; readonly part: number; readonly context: number }[] = [];
  readonly #sets: (CharSet | null)[] = [];
  readonly #to: number[] = [];
  readonly #empty: (readonly number[])[] = [];
  readonly #accept: number;

  constructor(parts: readonly GlobPart[]) {
    this.#parts = parts;
    this.#known = new Int32Array(parts.length * CONTEXTS);
    this.#accept = this.#add();
  }

  build(): GlobAutomaton {
    const start = this.#stateOf(0, BEGIN);
    for (let next = this.#open.pop(); next !== undefined; next = this.#open.pop()) this.#fill(next);
    return { start, accept: this.#accept, sets: this.#sets, to: this.#to, empty: this.#empty };
  }

  #add(): number {
    this.#sets.push(null);
    this.#to.push(0);
    this.#empty.push(NONE);
    return this.#sets.length - 1;
  }

  #stateOf(part: number, context: number): number {
    const key = part * CONTEXTS + context;
    const known = this.#known[key] ?? 0;
    if (known !== 0) return known;
    const state = this.#add();
    this.#known[key] = state;
    this.#open.push({ state, part, context });
    return state;
  }

  #fill({ state, part, context }: { readonly state: number; readonly part: number; readonly context: number }): void {
    const read = this.#parts[part] ?? { kind: "end" };
    const { kind } = read;
    if (kind === "fork") this.#empty[state] = read.to.map((target) => this.#stateOf(target, context));
    else if (context === STAR) {
      if (kind === "star") this.#empty[state] = [this.#stateOf(part + 1, STARS)];
      else this.#loop(state, NOT_SLASH, this.#stateOf(part, INSIDE));
    } else if (context === STARS) {
      if (kind === "slash") this.#segments(state, this.#stateOf(part + 1, SEGMENT));
      else if (kind === "end") this.#rest(state);
      else this.#loop(state, NOT_SLASH, this.#stateOf(part, INSIDE));
    } else if (context === DOT) {
      if (kind === "slash") this.#empty[state] = [this.#stateOf(part + 1, HERE)];
      else if (kind === "end") this.#rest(state);
      else this.#step(state, FULL_STOP, this.#stateOf(part, INSIDE));
    } else if (kind === "star") {
      if (context === INSIDE) this.#loop(state, NOT_SLASH, this.#stateOf(part + 1, INSIDE));
      else this.#empty[state] = [this.#stateOf(part + 1, STAR)];
    } else if (kind === "slash") this.#step(state, SLASHES, this.#stateOf(part + 1, SEGMENT));
    else if (kind === "chars") {
      if ((context === BEGIN || context === HERE) && isFullStop(read.set)) this.#empty[state] = [this.#stateOf(part + 1, DOT)];
      else this.#step(state, read.set, this.#stateOf(part + 1, INSIDE));
    } else if (context === SEGMENT || context === HERE) this.#rest(state);
    else if (context === INSIDE) this.#empty[state] = [this.#accept];
  }

  #step(state: number, set: CharSet, to: number): void {
    this.#sets[state] = set;
    this.#to[state] = to;
  }

  /** Any number of these characters, then on. */
  #loop(state: number, set: CharSet, next: number): void {
    this.#step(state, set, state);
    this.#empty[state] = [next];
  }

  /** Everything below: one character or more. */
  #rest(state: number): void {
    const more = this.#add();
    this.#loop(more, ANY_CHAR, this.#accept);
    this.#step(state, ANY_CHAR, more);
  }

  /** Any number of segments, each with the `/` behind it. */
  #segments(state: number, next: number): void {
    const inside = this.#add();
    const end = this.#add();
    this.#step(end, SLASHES, next);
    this.#loop(inside, ANY_CHAR, end);
    this.#empty[state] = [next, inside];
  }
}

const FULL_STOP = oneChar(0x2e);

function isFullStop(set: CharSet): boolean {
  return set[0] === FULL_STOP[0] && set[1] === FULL_STOP[1] && set.length === 2;
}
