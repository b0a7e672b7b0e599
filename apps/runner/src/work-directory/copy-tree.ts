import { constants } from "node:fs";
import { chmod, copyFile, lstat, mkdir, readdir, readlink, symlink, utimes } from "node:fs/promises";
import { join } from "node:path";

export interface CopyOptions {
  /** Folders that are left out, by their real paths. */
  readonly except: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

/**
 * Copies a directory to `target`, which must not exist, with links as they are, times and modes kept, and without
 * sockets and pipes. Folders can be left out, so that what belongs to Planloom may lie inside what it copies.
 * People and programs go on working in the source: what disappears from it meanwhile is left out as well. Rejects
 * between two files once `signal` aborts.
 */
export async function copyTree(source: string, target: string, options: CopyOptions): Promise<void> {
  await mkdir(target);
  for (const name of await readdir(source)) {
    options.signal.throwIfAborted();
    const from = join(source, name);
    if (options.except.has(from)) continue;
    try {
      await copyEntry(from, join(target, name), options);
    } catch (error) {
      options.signal.throwIfAborted();
      if (await exists(from)) throw error;
    }
  }
  const { mode, atime, mtime } = await lstat(source);
  await chmod(target, mode);
  await utimes(target, atime, mtime);
}

async function copyEntry(from: string, to: string, options: CopyOptions): Promise<void> {
  const entry = await lstat(from);
  if (entry.isDirectory()) await copyTree(from, to, options);
  else if (entry.isSymbolicLink()) await symlink(await readlink(from), to);
  else if (entry.isFile()) {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    await utimes(to, entry.atime, entry.mtime);
  }
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(() => true, () => false);
}
