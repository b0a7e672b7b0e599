import type { ScopePattern } from "./scope-pattern.ts";
import { sharedPath } from "./scope-pattern.ts";

/** Two patterns, the same one twice too, that a common path lies in. */
export interface PatternPair {
  readonly a: ScopePattern;
  readonly b: ScopePattern;
  readonly path: string;
}

interface Folder {
  readonly patterns: ScopePattern[];
  readonly inside: Map<string, Folder>;
}

/**
 * All pairs of patterns that match a common path and of which somebody writes one. Patterns are filed in a tree by the
 * folders they begin with; two can meet only if one lies in a folder of the other, so each is compared with those in
 * its own folder and the folders above.
 */
export function patternPairs(patterns: readonly ScopePattern[]): PatternPair[] {
  const root: Folder = { patterns: [], inside: new Map() };
  const pairs: PatternPair[] = [];
  const compare = (a: ScopePattern, b: ScopePattern): void => {
    if (!canCollide(a, b)) return;
    const path = sharedPath(a, b);
    if (path !== null) pairs.push({ a, b, path });
  };
  for (const pattern of patterns.toSorted((a, b) => a.folders.length - b.folders.length)) {
    let folder = root;
    for (const name of pattern.folders) {
      for (const other of folder.patterns) compare(other, pattern);
      folder = folderInside(folder, name);
    }
    folder.patterns.push(pattern);
    for (const other of folder.patterns) compare(other, pattern);
  }
  return pairs;
}

function canCollide(a: ScopePattern, b: ScopePattern): boolean {
  if (a === b) return a.writers.length > 0 && a.writers.length + a.readers.length > 1;
  return (a.writers.length > 0 && b.writers.length + b.readers.length > 0) || (a.readers.length > 0 && b.writers.length > 0);
}

function folderInside(folder: Folder, name: string): Folder {
  const known = folder.inside.get(name);
  if (known !== undefined) return known;
  const made: Folder = { patterns: [], inside: new Map() };
  folder.inside.set(name, made);
  return made;
}
