import { plainGlob } from "./plain-glob.ts";

/** A pattern that adds paths to a list, and those after it that take some away again. */
export interface ScopePattern {
  readonly pattern: string;
  readonly without: readonly string[];
}

/**
 * The patterns of a list that add paths. As git has it, the last pattern that matches a path decides: it is in the
 * list unless that one begins with `!`. So a path is in the list exactly if one of these patterns matches it and none
 * of its `without` does. Empty patterns and repeated ones say nothing. Linear in the list, times its exclusions.
 */
export function scopePatterns(list: readonly string[]): ScopePattern[] {
  const found = new Map<string, ScopePattern>();
  let without: readonly string[] = [];
  for (const text of list.toReversed()) {
    if (text === "" || text === "!") continue;
    const pattern = plainGlob(text);
    if (text.startsWith("!")) without = [...without, text.slice(1)];
    // A later one has fewer exclusions, so it holds all that an earlier one of the same text does.
    else if (!found.has(pattern)) found.set(pattern, { pattern, without });
  }
  return [...found.values()].toReversed();
}
