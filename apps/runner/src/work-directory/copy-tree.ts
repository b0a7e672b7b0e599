import { constants } from "node:fs";
import { chmod, copyFile, lstat, mkdir, readdir, readlink, symlink, utimes } from "node:fs/promises";
import { join } from "node:path";

/**
 * Copies a directory to `target`, which must not exist, with links as they are, times and modes kept, and without
 * sockets and pipes. The folders `except` are left out, so that what belongs to Planloom may lie inside what it copies.
 * People and programs go on working in the source: what disappears from it meanwhile is left out as well.
 */
export async function copyTree(source: string, target: string, except: ReadonlySet<string>): Promise<void> {
  await mkdir(target);
  for (const name of await readdir(source)) {
    const from = join(source, name);
    if (except.has(from)) continue;
    try {
      await copyEntry(from, join(target, name), except);
    } catch (error) {
      if (await exists(from)) throw error;
    }
  }
  const { mode, atime, mtime } = await lstat(source);
  await chmod(target, mode);
  await utimes(target, atime, mtime);
}

async function copyEntry(from: string, to: string, except: ReadonlySet<string>): Promise<void> {
  const entry = await lstat(from);
  if (entry.isDirectory()) await copyTree(from, to, except);
  else if (entry.isSymbolicLink()) await symlink(await readlink(from), to);
  else if (entry.isFile()) {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    await utimes(to, entry.atime, entry.mtime);
  }
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(() => true, () => false);
}
