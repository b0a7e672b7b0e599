import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statfsSync, statSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";

const MIB = 1_024 * 1_024;
const BALLAST_BYTES = 64 * MIB;
/** What must be free besides, so that the ballast itself does not fill the disk. */
const SPARE_BYTES = 512 * MIB;
/** PostgreSQL needs a few segments of its log, of 16 MiB each, to get through a recovery. */
const TOO_LITTLE_BYTES = 32 * MIB;

/** What can be thrown out when the disk is full: a file of 64 MiB beside the data. */
export interface Ballast {
  /** Lays it in where it is missing and there is room enough. Says whether it lies there. */
  keep(): boolean;
  /** Throws it out if the disk is so full that PostgreSQL cannot start. Says whether that made room. */
  dropIfFull(): boolean;
}

/** A full disk ends PostgreSQL, and it cannot start again before there is room: then the ballast gives it some. */
export function ballastFor(data: string, freeBytes: (folder: string) => number = freeBytesOf): Ballast {
  const folder = dirname(data);
  const file = join(folder, "postgres-ballast");
  return {
    keep() {
      if (statSync(file, { throwIfNoEntry: false })?.size === BALLAST_BYTES) return true;
      if (freeBytes(folder) < BALLAST_BYTES + SPARE_BYTES) return false;
      layIn(file);
      return true;
    },
    dropIfFull() {
      if (!existsSync(file) || freeBytes(folder) >= TOO_LITTLE_BYTES) return false;
      rmSync(file);
      return true;
    },
  };
}

/** Of noise, because a file system may store zeros as nothing. */
function layIn(file: string): void {
  const unfinished = `${file}.new`;
  const descriptor = openSync(unfinished, "w", 0o600);
  try {
    const noise = randomBytes(MIB);
    for (let written = 0; written < BALLAST_BYTES; written += MIB) writeSync(descriptor, noise);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(unfinished, file);
}

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
