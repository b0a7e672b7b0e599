import { intersectChars, someChar } from "./char-set.ts";
import type { GlobAutomaton } from "./glob-automaton.ts";
import type { SegmentState } from "./segment-state.ts";
import { afterChar, SEGMENT_CHARS, SEGMENT_NAME, SEGMENT_START } from "./segment-state.ts";

/** A pair of states reached together, and how. */
interface Visit {
  readonly a: number;
  readonly b: number;
  readonly segment: SegmentState;
  readonly char: number | null;
  readonly before: Visit | null;
}

/**
 * A shortest path that both automata accept, or `null` where there is none: breadth-first search in the product of the
 * two. Linear in the pairs of steps, so at worst in the product of the lengths of the patterns.
 */
export function intersectAutomata(a: GlobAutomaton, b: GlobAutomaton): string | null {
  const seen = new Uint8Array(a.steps.length * b.steps.length * 4);
  const queue: Visit[] = [{ a: a.start, b: b.start, segment: SEGMENT_START, char: null, before: null }];
  for (const visit of queue) {
    if (visit.segment === SEGMENT_NAME && a.accepts[visit.a] === true && b.accepts[visit.b] === true) return pathOf(visit);
    for (const next of visitsAfter(visit, a, b)) {
      const place = (next.a * b.steps.length + next.b) * 4 + next.segment;
      if (seen[place] === 1) continue;
      seen[place] = 1;
      queue.push(next);
    }
  }
  return null;
}

function visitsAfter(visit: Visit, a: GlobAutomaton, b: GlobAutomaton): Visit[] {
  const visits: Visit[] = [];
  for (const left of a.steps[visit.a] ?? []) {
    for (const right of b.steps[visit.b] ?? []) {
      const both = intersectChars(left.set, right.set);
      if (both.length === 0) continue;
      for (const kind of SEGMENT_CHARS) {
        const char = someChar(intersectChars(both, kind));
        const segment = char === undefined ? null : afterChar(visit.segment, char);
        if (char !== undefined && segment !== null) visits.push({ a: left.to, b: right.to, segment, char, before: visit });
      }
    }
  }
  return visits;
}

function pathOf(end: Visit): string {
  const chars: string[] = [];
  for (let visit: Visit | null = end; visit !== null; visit = visit.before) {
    if (visit.char !== null) chars.push(String.fromCodePoint(visit.char));
  }
  return chars.toReversed().join("");
}
