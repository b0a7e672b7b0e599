import { itemAt } from "../graph/at.ts";
import type { CharSet } from "./char-set.ts";
import { hasChar, intersectChars, someChar } from "./char-set.ts";
import { Exclusion } from "./exclusion.ts";
import type { GlobAutomaton } from "./glob-automaton.ts";
import type { SegmentState } from "./segment-state.ts";
import { afterChar, SEGMENT_CHARS, SEGMENT_NAME, SEGMENT_START } from "./segment-state.ts";

/** Only patterns made for it need more; 50,000 places take about 50 ms. */
const MOST_PLACES = 50_000;

/**
 * A shortest path that both automata accept and none of `without` does, or `null` where there is none: breadth-first
 * search in the product. Without exclusions O(states of a × states of b). What is excluded has to be made
 * deterministic, which can take exponentially many states: after 50,000 places the exclusions are left out, so that
 * the answer then errs towards a path that they would exclude.
 */
export function commonPath(a: GlobAutomaton, b: GlobAutomaton, without: readonly GlobAutomaton[] = []): string | null {
  const found = new Search(a, b, without.length === 0 ? null : new Exclusion(without)).run();
  return found === "too many" ? commonPath(a, b) : found.path;
}

/** The places of the product that were reached, in the order of the characters it takes: numbers, as there can be many. */
class Search {
  readonly #a: GlobAutomaton;
  readonly #b: GlobAutomaton;
  readonly #exclusion: Exclusion | null;
  readonly #seen = new Set<number>();
  /** A place in the product is one number: of the states of the exclusion, of a and of b, and of the segment. */
  readonly #places: number[] = [];
  /** By which character and from which visit each place was reached; -1 where there is none. */
  readonly #chars: number[] = [];
  readonly #before: number[] = [];
  /** Reached by as many characters as the place that is looked at, or by one more. */
  #level: number[] = [];
  #next: number[] = [];

  constructor(a: GlobAutomaton, b: GlobAutomaton, exclusion: Exclusion | null) {
    this.#a = a;
    this.#b = b;
    this.#exclusion = exclusion;
  }

  run(): { readonly path: string | null } | "too many" {
    this.#level.push(this.#visit(this.#place({ excluded: 0, a: this.#a.start, b: this.#b.start, segment: SEGMENT_START }), -1, -1));
    while (this.#level.length > 0) {
      // The list grows while it is walked: by the places that are reached without a character.
      for (const visit of this.#level) {
        const place = itemAt(this.#places, visit);
        if (this.#seen.has(place)) continue;
        this.#seen.add(place);
        if (this.#exclusion !== null && this.#seen.size > MOST_PLACES) return "too many";
        if (this.#look(visit, place)) return { path: this.#pathTo(visit) };
      }
      this.#level = this.#next;
      this.#next = [];
    }
    return { path: null };
  }

  /** Finds what can be reached from a place; true where a path ends there. */
  #look(visit: number, place: number): boolean {
    const segment = SEGMENT_STATES[place % 4] ?? SEGMENT_START;
    const states = Math.floor(place / 4);
    const b = states % this.#b.sets.length;
    const others = Math.floor(states / this.#b.sets.length);
    const a = others % this.#a.sets.length;
    const excluded = Math.floor(others / this.#a.sets.length);
    if (a === this.#a.accept && b === this.#b.accept && segment === SEGMENT_NAME && this.#exclusion?.accepts(excluded) !== true) return true;
    const [char, before] = [itemAt(this.#chars, visit), itemAt(this.#before, visit)];
    for (const state of this.#a.empty[a] ?? []) this.#level.push(this.#visit(this.#place({ excluded, a: state, b, segment }), char, before));
    for (const state of this.#b.empty[b] ?? []) this.#level.push(this.#visit(this.#place({ excluded, a, b: state, segment }), char, before));
    const [left, right] = [this.#a.sets[a] ?? null, this.#b.sets[b] ?? null];
    if (left === null || right === null) return false;
    const [nextA, nextB] = [itemAt(this.#a.to, a), itemAt(this.#b.to, b)];
    this.#forEachChar(left, right, excluded, (code, nextExcluded) => {
      const after = afterChar(segment, code);
      if (after !== null) this.#next.push(this.#visit(this.#place({ excluded: nextExcluded, a: nextA, b: nextB, segment: after }), code, visit));
    });
    return false;
  }

  /** One character of each kind in both sets, for each state of the exclusion that such characters lead to. */
  #forEachChar(left: CharSet, right: CharSet, excluded: number, visit: (code: number, excluded: number) => void): void {
    const [one, other] = isOne(left) ? [left, right] : [right, left];
    if (this.#exclusion === null && isOne(one)) {
      if (hasChar(other, itemAt(one, 0))) visit(itemAt(one, 0), 0);
      return;
    }
    const both = intersectChars(left, right);
    if (both.length === 0) return;
    const steps: readonly (readonly [CharSet, number])[] = this.#exclusion?.steps(excluded, both) ?? [[both, 0]];
    for (const kind of SEGMENT_CHARS) {
      for (const [set, next] of steps) {
        const char = someChar(intersectChars(set, kind));
        if (char !== undefined) visit(char, next);
      }
    }
  }

  #place({ excluded, a, b, segment }: { readonly excluded: number; readonly a: number; readonly b: number; readonly segment: SegmentState }): number {
    return ((excluded * this.#a.sets.length + a) * this.#b.sets.length + b) * 4 + segment;
  }

  #visit(place: number, char: number, before: number): number {
    this.#chars.push(char);
    this.#before.push(before);
    return this.#places.push(place) - 1;
  }

  #pathTo(end: number): string {
    const codes: number[] = [];
    for (let visit = end; visit !== -1; visit = itemAt(this.#before, visit)) if (itemAt(this.#chars, visit) !== -1) codes.push(itemAt(this.#chars, visit));
    return codes.toReversed().map((code) => String.fromCodePoint(code)).join("");
  }
}

const SEGMENT_STATES: readonly SegmentState[] = [0, 1, 2, 3];

function isOne(set: CharSet): boolean {
  return set.length === 2 && set[0] === set[1];
}
