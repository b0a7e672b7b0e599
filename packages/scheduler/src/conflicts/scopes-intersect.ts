import { commonPath } from "./common-path.ts";
import { globAutomaton } from "./glob-automaton.ts";
import { acceptsPath, isPath } from "./matches-glob.ts";
import { scopePatterns } from "./scope-patterns.ts";

/**
 * A path that lies in both lists of patterns, or `null` if there is none; exact but for exclusions
 * that are too many to weigh, which `commonPath` then leaves out. In a list the last pattern that
 * matches a path decides, and one that begins with `!` takes it out. At worst O(length of one list × length of the
 * other) for lists without `!`; see `commonPath` for what `!` can cost and where it gives in.
 */
export function scopesIntersect(a: readonly string[], b: readonly string[]): string | null {
  const right = scopePatterns(b).map(automataOf);
  for (const left of scopePatterns(a).map(automataOf)) {
    for (const other of right) {
      const path = commonPath(left.automaton, other.automaton, [...left.without, ...other.without]);
      if (path !== null) return path;
    }
  }
  return null;
}

/** Whether a path lies in a list of patterns. O(length of the list × length of the path). */
export function matchesScope(list: readonly string[], path: string): boolean {
  if (!isPath(path)) return false;
  const last = list.findLast((text) => text !== "" && acceptsPath(globAutomaton(text.startsWith("!") ? text.slice(1) : text), path));
  return last !== undefined && !last.startsWith("!");
}

function automataOf({ pattern, without }: { readonly pattern: string; readonly without: readonly string[] }) {
  return { automaton: globAutomaton(pattern), without: without.map(globAutomaton) };
}
