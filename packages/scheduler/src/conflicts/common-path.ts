import type { CharSet } from "./char-set.ts";
import { intersectChars, someChar } from "./char-set.ts";
import { Exclusion } from "./exclusion.ts";
import type { GlobAutomaton } from "./glob-automaton.ts";
import type { SegmentState } from "./segment-state.ts";
import { afterChar, SEGMENT_CHARS, SEGMENT_NAME, SEGMENT_START } from "./segment-state.ts";

/** A place in the product of the automata, and how it was reached. */
interface Visit {
  readonly a: number;
  readonly b: number;
  /** The state of the exclusion; 0 where nothing is excluded. */
  readonly excluded: number;
  readonly segment: SegmentState;
  readonly char: number | null;
  readonly before: Visit | null;
}

/** Only patterns made for it need more; 50,000 places take about 50 ms. */
const MOST_VISITS = 50_000;

/**
 * A shortest path that both automata accept and none of `without` does, or `null` where there is none: breadth-first
 * search in the product. Without exclusions O(states of a × states of b). What is excluded has to be made
 * deterministic, which can take exponentially many states: after 50,000 places the exclusions are left out, so that
 * the answer then errs towards a path that they would exclude.
 */
export function commonPath(a: GlobAutomaton, b: GlobAutomaton, without: readonly GlobAutomaton[] = []): string | null {
  const found = search(a, b, without.length === 0 ? null : new Exclusion(without));
  return found === "too many" ? commonPath(a, b) : found.path;
}

function search(a: GlobAutomaton, b: GlobAutomaton, exclusion: Exclusion | null): { readonly path: string | null } | "too many" {
  const seen = new Set<number>();
  let level: Visit[] = [{ a: a.start, b: b.start, excluded: 0, segment: SEGMENT_START, char: null, before: null }];
  while (level.length > 0) {
    const next: Visit[] = [];
    // The list grows while it is walked: by the places that are reached without a character.
    for (const visit of level) {
      const key = ((visit.excluded * a.sets.length + visit.a) * b.sets.length + visit.b) * 4 + visit.segment;
      if (seen.has(key)) continue;
      seen.add(key);
      if (exclusion !== null && seen.size > MOST_VISITS) return "too many";
      if (visit.a === a.accept && visit.b === b.accept && visit.segment === SEGMENT_NAME && exclusion?.accepts(visit.excluded) !== true) return { path: pathTo(visit) };
      for (const state of a.empty[visit.a] ?? []) level.push({ ...visit, a: state });
      for (const state of b.empty[visit.b] ?? []) level.push({ ...visit, b: state });
      pushSteps(visit, { a, b, exclusion, next });
    }
    level = next;
  }
  return { path: null };
}

interface Product {
  readonly a: GlobAutomaton;
  readonly b: GlobAutomaton;
  readonly exclusion: Exclusion | null;
  readonly next: Visit[];
}

function pushSteps(visit: Visit, { a, b, exclusion, next }: Product): void {
  const [left, right] = [a.sets[visit.a] ?? null, b.sets[visit.b] ?? null];
  if (left === null || right === null) return;
  const both = intersectChars(left, right);
  if (both.length === 0) return;
  const steps: readonly (readonly [CharSet, number])[] = exclusion?.steps(visit.excluded, both) ?? [[both, 0]];
  for (const kind of SEGMENT_CHARS) {
    for (const [set, excluded] of steps) {
      const char = someChar(intersectChars(set, kind));
      const segment = char === undefined ? null : afterChar(visit.segment, char);
      if (char !== undefined && segment !== null) next.push({ a: a.to[visit.a] ?? 0, b: b.to[visit.b] ?? 0, excluded, segment, char, before: visit });
    }
  }
}

function pathTo(end: Visit): string {
  const chars: string[] = [];
  for (let visit: Visit | null = end; visit !== null; visit = visit.before) {
    if (visit.char !== null) chars.push(String.fromCodePoint(visit.char));
  }
  return chars.toReversed().join("");
}
