import { constants } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { LogChunk } from "@planloom/api";
import { failpoint } from "@planloom/api/failpoint";
import { appendLogBytes, type Database, lockLog } from "@planloom/db";
import type { AttemptId, RunId } from "@planloom/scheduler";
import { wholeCharacters } from "./whole-characters.ts";

/** What one attempt may write; the rest is dropped, and the log says so. */
const MOST_BYTES = 64 * 1_024 * 1_024;
const CUT_MARK = Buffer.from("\n[planloom] The log ends here: it has reached 64 MiB.\n");

export interface LogKey {
  readonly run: RunId;
  readonly attempt: AttemptId;
}

/** The logs of attempts, as files of the data folder. They never touch the state of a run. */
export interface LogFiles {
  /**
   * Appends `text`, which starts at byte `from` of what the sender has. What is there already is not written twice;
   * after a gap nothing is written. Returns the byte from which the sender has to go on.
   */
  append(key: LogKey, part: { from: number; text: string }): Promise<number>;
  /** Reads whole characters from a byte on; an empty text at the end, and for a log that does not exist. */
  read(key: LogKey, part: { fromByte: number; maxBytes: number }): Promise<LogChunk>;
  path(key: LogKey): string;
}

/**
 * `home` is the data folder. The size of a log is kept in the database, locked while a part is written at its place:
 * a write that was cut off by a crash is simply written again, and two servers cannot mix their parts.
 */
export function logFiles(db: Database, home: string): LogFiles {
  // Both ids were checked by their schemas: letters, digits, `.`, `_`, `-` and `#`, and always with an ending after.
  const path = ({ run, attempt }: LogKey) => join(home, "runs", run, "logs", `${attempt}.log`);
  return {
    path,
    append: (key, { from, text }) =>
      db.transaction(async (tx) => {
        const row = { runId: key.run, attemptId: key.attempt };
        const size = await lockLog(tx, row);
        const bytes = Buffer.from(text, "utf8");
        if (size >= MOST_BYTES) return from + bytes.length;
        if (from > size) return size;
        const fresh = bytes.subarray(size - from);
        if (fresh.length === 0) return size;
        const room = MOST_BYTES - size;
        const stored = fresh.length < room ? fresh : Buffer.concat([fresh.subarray(0, room), CUT_MARK]);
        await writeAt(path(key), stored, size);
        failpoint("log:between");
        await appendLogBytes(tx, { ...row, bytes: stored.length });
        return size + fresh.length;
      }),
    async read(key, { fromByte, maxBytes }) {
      const file = await openToRead(path(key));
      if (file === null) return { from: fromByte, to: fromByte, text: "", size: 0 };
      try {
        const { size } = await file.stat();
        // A character takes up to four bytes: fewer could never show the next one.
        const buffer = Buffer.alloc(Math.max(0, Math.min(Math.max(maxBytes, 4), size - fromByte)));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, fromByte);
        const { start, end } = wholeCharacters(buffer.subarray(0, bytesRead));
        return { from: fromByte + start, to: fromByte + end, text: buffer.toString("utf8", start, end), size };
      } finally {
        await file.close();
      }
    },
  };
}

async function writeAt(path: string, bytes: Buffer, position: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // Not in append mode, in which Linux ignores the position.
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT, 0o600);
  try {
    await file.write(bytes, 0, bytes.length, position);
  } finally {
    await file.close();
  }
}

async function openToRead(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
