import { literalPath } from "../plan/literal-glob.ts";
import { globAutomaton } from "./glob-automaton.ts";
import { literalPrefix } from "./literal-prefix.ts";
import { acceptsPath, isPath } from "./matches-glob.ts";
import { scopesIntersect } from "./scopes-intersect.ts";

const matchers = new WeakMap<readonly string[], (path: string) => boolean>();

/** A function that says whether a path lies in this list, as `matchesScope` does, for many paths: made once per list. */
export function pathMatcher(list: readonly string[]): (path: string) => boolean {
  const found = matchers.get(list);
  if (found !== undefined) return found;
  const made = makePathMatcher(list);
  matchers.set(list, made);
  return made;
}

function makePathMatcher(list: readonly string[]): (path: string) => boolean {
  const known = list.filter((text) => text !== "" && text !== "!").map((text) => {
    const isTaking = text.startsWith("!");
    const pattern = isTaking ? text.slice(1) : text;
    return { isTaking, prefix: literalPrefix(pattern), automaton: globAutomaton(pattern) };
  });
  return (path) => {
    if (!isPath(path)) return false;
    const last = known.findLast(({ prefix, automaton }) => path.startsWith(prefix) && acceptsPath(automaton, path));
    return last !== undefined && !last.isTaking;
  };
}

/**
 * A function that says whether other lists of patterns have a path in common with this one, as `scopesIntersect` does,
 * for many lists: most are told apart by how their patterns begin, and plain paths are looked up. Measured, 5,000 plain
 * paths take 1 to 18 ms instead of 120 to 450.
 */
export function scopeMatcher(list: readonly string[]): (patterns: readonly string[]) => boolean {
  const prefixes = [...new Set(list.filter((text) => text !== "" && !text.startsWith("!")).map(literalPrefix))];
  const mayMeet = (prefix: string): boolean => prefixes.some((other) => prefix.startsWith(other) || other.startsWith(prefix));
  const holds = pathMatcher(list);
  return (patterns) => {
    if (!beginningsOf(patterns).some(mayMeet)) return false;
    const paths = patterns.map(literalPath);
    return paths.every((path) => path !== null && isPath(path)) ? paths.some((path) => path !== null && holds(path)) : scopesIntersect(patterns, list) !== null;
  };
}

const known = new WeakMap<readonly string[], readonly string[]>();

/** How the patterns of a list begin that add paths to it. Found once per list. */
function beginningsOf(patterns: readonly string[]): readonly string[] {
  const found = known.get(patterns);
  if (found !== undefined) return found;
  const made = patterns.filter((text) => !text.startsWith("!")).map(literalPrefix);
  known.set(patterns, made);
  return made;
}
