import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { systemCode } from "../system-code.ts";

const PREFIX = ".write-test-";
/** Some file systems keep a few bytes without taking a block of a disk that is full. */
const CONTENT = Buffer.alloc(4_096);

/** Whether a file was made by `tryWriting`, of which a server that was killed may leave one behind. */
export const isWriteTest = (name: string): boolean => name.startsWith(PREFIX);

/**
 * Writes and removes a file wherever logs, files of attempts and what is on its way are kept below `home`. Resolves with
 * `null` where all of it can be done, else with the folder, as seen from `home` (`.` is itself), and what was thrown.
 */
export async function tryWriting(home: string): Promise<{ readonly folder: string; readonly error: unknown } | null> {
  const name = `${PREFIX}${randomUUID()}`;
  for (const folder of [".", "runs", "arriving"]) {
    try {
      // `arriving` comes and goes with what is in it.
      if (folder === "runs") await mkdir(join(home, folder), { recursive: true });
      await writeOnce(join(home, folder, name));
    } catch (error) {
      if (folder === "arriving" && systemCode(error) === "ENOENT") continue;
      return { folder, error };
    }
  }
  return null;
}

async function writeOnce(path: string): Promise<void> {
  try {
    await writeFile(path, CONTENT, { flag: "wx", mode: 0o600 });
  } finally {
    await rm(path, { force: true });
  }
}
