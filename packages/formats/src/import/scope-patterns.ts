import { fileGlob } from "./file-glob.ts";

/** As many patterns as one list of a scope takes, and characters as one pattern takes. */
const MOST = 1_000;
const LONGEST = 256;

export interface ScopePatterns {
  readonly patterns: readonly string[];
  /** The paths no pattern could be made of. */
  readonly lost: readonly string[];
}

/**
 * The patterns that match exactly these files, each file once, in their order. Where there are more than a scope takes,
 * neighbours by name share a pattern with braces. O(n log n).
 */
export function scopePatterns(paths: readonly string[]): ScopePatterns {
  const globs = new Set<string>();
  const lost: string[] = [];
  for (const path of paths) {
    const glob = fileGlob(path);
    if (glob === null) lost.push(path);
    else globs.add(glob);
  }
  const patterns = globs.size <= MOST ? [...globs] : braced([...globs].toSorted());
  return { patterns: patterns.slice(0, MOST), lost: [...lost, ...patterns.slice(MOST)] };
}

/** Packs sorted patterns into as few as their length allows, what they begin with in front. */
function braced(sorted: readonly string[]): string[] {
  const packed: string[] = [];
  let group: string[] = [];
  for (const glob of sorted) {
    if (group.length > 0 && inBraces([...group, glob]).length > LONGEST) {
      packed.push(inBraces(group));
      group = [];
    }
    group.push(glob);
  }
  return group.length === 0 ? packed : [...packed, inBraces(group)];
}

function inBraces(globs: readonly string[]): string {
  const [first = "", ...others] = globs;
  if (others.length === 0) return first;
  const shared = sharedDirectory(first, globs.at(-1) ?? "");
  return `${shared}{${globs.map((glob) => glob.slice(shared.length).replaceAll(",", String.raw`\,`)).join(",")}}`;
}

/** Up to the last slash, so that no escape is torn apart; of sorted texts, the first and the last share the least. */
function sharedDirectory(first: string, last: string): string {
  let end = 0;
  while (end < first.length && first[end] === last[end]) end += 1;
  return first.slice(0, first.lastIndexOf("/", end - 1) + 1);
}
