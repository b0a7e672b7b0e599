import type { GlobAutomaton } from "./glob-automaton.ts";
import { globAutomaton } from "./glob-automaton.ts";
import { intersectAutomata } from "./intersect-automata.ts";
import { acceptsPath } from "./matches-glob.ts";
import { normalGlob } from "./parse-glob.ts";

/** A pattern as the index of all patterns of a plan needs it. */
export interface ScopePattern {
  /** As the plan has it. */
  readonly text: string;
  /** What every path it matches begins with, and what every such path ends with. */
  readonly head: string;
  readonly tail: string;
  /** The segments of `head` that are whole. */
  readonly folders: readonly string[];
  /** Whether it matches `head` and nothing else. */
  readonly isLiteral: boolean;
  readonly automaton: GlobAutomaton;
  /** The tasks that write and that read it, by node, ascending. */
  readonly writers: number[];
  readonly readers: number[];
}

/** A pattern that no task uses yet. */
export function scopePattern(text: string): ScopePattern {
  const normal = normalGlob(text);
  const special = normal.search(/[*?[\]{}\\]/);
  const isLiteral = special < 0;
  const head = isLiteral ? normal : normal.slice(0, special);
  // A `**` that matches no segment takes the slash behind it along, so that slash is not always there.
  const tail = isLiteral ? normal : normal.slice(normal.search(/[^*?[\]{},\\]*$/)).replace(/^\//, "");
  const segments = head.split("/");
  return { text, head, tail, folders: isLiteral ? segments : segments.slice(0, -1), isLiteral, automaton: globAutomaton(text), writers: [], readers: [] };
}

/** A path both match, or `null` exactly if there is none. Cheap where their beginnings or ends already differ. */
export function sharedPath(a: ScopePattern, b: ScopePattern): string | null {
  const head = Math.min(a.head.length, b.head.length);
  if (a.head.slice(0, head) !== b.head.slice(0, head)) return null;
  const tail = Math.min(a.tail.length, b.tail.length);
  if (tail > 0 && a.tail.slice(-tail) !== b.tail.slice(-tail)) return null;
  if (a.isLiteral) return acceptsPath(b.automaton, a.head) && acceptsPath(a.automaton, a.head) ? a.head : null;
  if (b.isLiteral) return sharedPath(b, a);
  return intersectAutomata(a.automaton, b.automaton);
}
