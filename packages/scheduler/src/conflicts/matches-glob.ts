import { hasChar } from "./char-set.ts";
import type { GlobAutomaton } from "./glob-automaton.ts";
import { globAutomaton } from "./glob-automaton.ts";
import type { SegmentState } from "./segment-state.ts";
import { afterChar, SEGMENT_NAME, SEGMENT_START } from "./segment-state.ts";

/**
 * Whether a pattern matches a path. The path is relative, parted by `/`, without empty segments, `.` and `..`; any
 * other text matches nothing. O(length of the pattern × length of the path), whatever they hold.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return isPath(path) && acceptsPath(globAutomaton(pattern), path);
}

/** Whether a text is a path as patterns match them: relative, without empty segments, `.` and `..`. Linear. */
export function isPath(text: string): boolean {
  let segment: SegmentState | null = SEGMENT_START;
  for (let at = 0; at < text.length && segment !== null; at += 1) segment = afterChar(segment, text.charCodeAt(at));
  return segment === SEGMENT_NAME;
}

/** Whether an automaton accepts a text that `isPath`: all its states are followed at once. O(states × length). */
export function acceptsPath(automaton: GlobAutomaton, path: string): boolean {
  const { sets, to } = automaton;
  const states = new StateSet(automaton);
  const next = new StateSet(automaton);
  let [now, then] = [states, next];
  now.add(automaton.start);
  for (const char of path) {
    const code = char.codePointAt(0) ?? 0;
    then.clear();
    for (const state of now.members) {
      const set = sets[state];
      if (set !== null && set !== undefined && hasChar(set, code)) then.add(to[state] ?? 0);
    }
    if (then.members.length === 0) return false;
    [now, then] = [then, now];
  }
  return now.has(automaton.accept);
}

/** States an automaton is in at once, with all that they reach without a character. */
class StateSet {
  readonly members: number[] = [];
  readonly #empty: GlobAutomaton["empty"];
  readonly #round: Int32Array;
  #rounds = 1;

  constructor({ empty }: GlobAutomaton) {
    this.#empty = empty;
    this.#round = new Int32Array(empty.length);
  }

  has(state: number): boolean {
    return this.#round[state] === this.#rounds;
  }

  clear(): void {
    this.members.length = 0;
    this.#rounds += 1;
  }

  add(state: number): void {
    if (this.has(state)) return;
    let at = this.members.length;
    this.#enter(state);
    for (; at < this.members.length; at += 1) for (const other of this.#empty[this.members[at] ?? 0] ?? []) this.#enter(other);
  }

  #enter(state: number): void {
    if (this.#round[state] === this.#rounds) return;
    this.#round[state] = this.#rounds;
    this.members.push(state);
  }
}
