import { commonPath } from "./common-path.ts";
import { globAutomaton } from "./glob-automaton.ts";

/**
 * A shortest path that both patterns match, or `null` exactly if there is none. Decided on the patterns, without
 * looking at any files. At worst O(length of a × length of b).
 */
export function globsIntersect(a: string, b: string): string | null {
  return commonPath(globAutomaton(a), globAutomaton(b));
}
