import { globAutomaton } from "./glob-automaton.ts";
import { intersectAutomata } from "./intersect-automata.ts";

/**
 * A shortest path that both patterns match, or `null` exactly if there is none. Decided on the patterns, without
 * looking at any files; see `parseGlob` for what they may hold. At worst O(length of a * length of b).
 */
export function globsIntersect(a: string, b: string): string | null {
  return intersectAutomata(globAutomaton(a), globAutomaton(b));
}
