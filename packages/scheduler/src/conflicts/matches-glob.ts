import { hasChar } from "./char-set.ts";
import type { GlobAutomaton } from "./glob-automaton.ts";
import { globAutomaton } from "./glob-automaton.ts";
import type { SegmentState } from "./segment-state.ts";
import { afterChar, SEGMENT_NAME, SEGMENT_START } from "./segment-state.ts";

/**
 * Whether a pattern matches a path. The path is relative, parted by `/`, without empty segments, `.` and `..`; any
 * other text matches nothing. O(length of the pattern * length of the path), whatever they hold.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return acceptsPath(globAutomaton(pattern), path);
}

/** The same for a pattern that was made into an automaton once and is asked about many paths. */
function acceptsPath(automaton: GlobAutomaton, path: string): boolean {
  let segment: SegmentState = SEGMENT_START;
  let states = new Set([automaton.start]);
  for (const char of path) {
    const code = char.codePointAt(0) ?? 0;
    const after = afterChar(segment, code);
    if (after === null) return false;
    segment = after;
    const next = new Set<number>();
    for (const state of states) for (const { set, to } of automaton.steps[state] ?? []) if (hasChar(set, code)) next.add(to);
    if (next.size === 0) return false;
    states = next;
  }
  return segment === SEGMENT_NAME && [...states].some((state) => automaton.accepts[state] === true);
}
