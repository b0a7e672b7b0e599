import type { Stats } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

/** A file or a link of a tree. */
export interface TreeFile {
  /** Relative to the tree, parted by `/`. */
  readonly path: string;
  /** Another one after it was written to, or replaced by another file. */
  readonly mark: string;
}

export interface WalkOptions {
  /** Whether this, relative to the tree, is to be left out; a folder ends in `/`. */
  readonly isIgnored: (path: string) => boolean;
  /** Folders that are left out, by their absolute paths. */
  readonly except: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

/** Known by none of the files that anybody works on, and large. */
const NEVER = new Set([".git", "node_modules"]);
const AT_ONCE = 32;

/**
 * All regular files and links of a tree, in the order of `compareTreePaths`, except what is left out. What cannot be
 * read is not there. Keeps no more in memory than the names of the folders on the way. Throws once `signal` aborts.
 */
export async function* walkTree(root: string, options: WalkOptions, below = ""): AsyncGenerator<TreeFile> {
  options.signal.throwIfAborted();
  const names = (await readdir(join(root, below)).catch(() => [])).filter((name) => !NEVER.has(name)).toSorted(byCodeUnits);
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const found = await Promise.all(names.slice(from, from + AT_ONCE).map((name) => look(root, `${below}${name}`)));
    for (const one of found) {
      if (one === null) continue;
      const { path, stats } = one;
      if (stats.isDirectory()) {
        if (!options.except.has(join(root, path)) && !options.isIgnored(`${path}/`)) yield* walkTree(root, options, `${path}/`);
      } else if ((stats.isFile() || stats.isSymbolicLink()) && !options.isIgnored(path)) yield { path, mark: markOf(stats) };
    }
  }
}

async function look(root: string, path: string): Promise<{ readonly path: string; readonly stats: Stats } | null> {
  const stats = await lstat(join(root, path)).catch(() => null);
  return stats === null ? null : { path, stats };
}

function markOf({ mtimeMs, size, ino }: Stats): string {
  return `${mtimeMs} ${size} ${ino}`;
}

/** Which of two paths comes first: a folder's files stand where the folder does among its neighbours. */
export function compareTreePaths(first: string, second: string): number {
  return byCodeUnits(first.replaceAll("/", "\0"), second.replaceAll("/", "\0"));
}

function byCodeUnits(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
