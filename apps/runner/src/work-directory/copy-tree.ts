import { constants } from "node:fs";
import { cp, lstat, mkdir, readdir } from "node:fs/promises";
import { join, sep } from "node:path";

/**
 * Copies a directory to `target`, which must not exist, with links as they are, times and modes kept, and without
 * sockets and pipes. The folder `except` is left out, so that a runner's own folder may lie inside what it copies.
 */
export async function copyTree(source: string, target: string, except: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const name of await readdir(source)) {
    const from = join(source, name);
    const to = join(target, name);
    if (from === except) continue;
    // `cp` refuses to copy a folder into itself, even with a filter, so the way down to `except` is walked by hand.
    if (except.startsWith(from + sep)) await copyTree(from, to, except);
    else if (await isCopied(from)) await cp(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true, mode: constants.COPYFILE_FICLONE, filter: isCopied });
  }
}

async function isCopied(path: string): Promise<boolean> {
  const entry = await lstat(path);
  return entry.isFile() || entry.isDirectory() || entry.isSymbolicLink();
}
