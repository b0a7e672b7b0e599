import { join } from "node:path";
import type { LogChunk } from "@planloom/api";
import { failpoint } from "@planloom/api/failpoint";
import { wholeCharacters } from "@planloom/api/whole-characters";
import { type Database, growLog, lockLog, type LogLength } from "@planloom/db";
import type { AttemptId, RunId } from "@planloom/scheduler";
import { dropBefore, listPieces, type LogPlace, putBytes, readPiece } from "./log-pieces.ts";
import { type LogPart, type PlacedBytes, placeOfLine, placeOfPart } from "./place-of-part.ts";

/** Of the end of a log at least so many bytes are kept, and of its beginning 1 MiB. */
const TAIL_BYTES = 7 * 1_048_576;

export interface LogKey {
  readonly run: RunId;
  readonly attempt: AttemptId;
}

/**
 * The logs of attempts, as files of the data folder. They never touch the state of a run. Offsets are those of the whole
 * log; of a long one the middle is missing, and whoever reads across it gets a line that says how much.
 */
export interface LogFiles {
  /**
   * Appends a part. What is there already is not written twice; after a gap nothing is written, unless it is a cut.
   * Offsets are those of its sender, who does not know of lines that the server added. Returns the byte from which the
   * sender has to go on.
   */
  append(key: LogKey, part: LogPart): Promise<number>;
  /** Adds a line of the server's own at the end, where a log ends for a reason that its sender cannot tell. */
  addLine(key: LogKey, line: string): Promise<void>;
  /** Reads whole characters from a byte on; an empty text at the end, and for a log that does not exist. */
  read(key: LogKey, part: { fromByte: number; maxBytes: number }): Promise<LogChunk>;
}

/**
 * `home` is the data folder. The size of a log is kept in the database, locked while a part is written at its place:
 * a write that was cut off by a crash is simply written again, and two servers cannot mix their parts.
 */
export function logFiles(db: Database, home: string): LogFiles {
  /** Adds what `choose` gives for the length there is; resolves with the length then. */
  const write = (key: LogKey, choose: (length: LogLength) => PlacedBytes, isOwn = false): Promise<LogLength> =>
    db.transaction(async (tx) => {
      const row = { runId: key.run, attemptId: key.attempt };
      const length = await lockLog(tx, row);
      const { at, bytes } = choose(length);
      const end = at + bytes.length;
      if (bytes.length === 0) return length;
      const place = placeOf(home, key);
      await putBytes(place, bytes, at);
      failpoint("log:between");
      if (end > TAIL_BYTES) await dropBefore(place, end - TAIL_BYTES);
      return await growLog(tx, { ...row, bytes: end - length.bytes, ownBytes: isOwn ? bytes.length : 0 });
    });
  return {
    async append(key, part) {
      const { bytes, ownBytes } = await write(key, (length) => placeOfPart(length, part));
      return bytes - ownBytes;
    },
    async addLine(key, line) {
      await write(key, (length) => placeOfLine(length, line), true);
    },
    read: (key, part) => read(placeOf(home, key), part),
  };
}

// Both ids were checked by their schemas: letters, digits, `.`, `_`, `-` and `#`, and always with an ending after.
function placeOf(home: string, { run, attempt }: LogKey): LogPlace {
  const head = join(home, "runs", run, "logs", `${attempt}.log`);
  return { head, rest: `${head}.rest` };
}

async function read(place: LogPlace, part: { readonly fromByte: number; readonly maxBytes: number }): Promise<LogChunk> {
  const { fromByte, maxBytes } = part;
  const pieces = await listPieces(place);
  const size = pieces.at(-1)?.to ?? 0;
  const piece = pieces.find(({ to }) => to > fromByte);
  if (piece === undefined) return { from: fromByte, to: fromByte, text: "", size };
  const at = Math.max(fromByte, piece.from);
  // A character takes up to four bytes: fewer could never show the next one.
  const bytes = await readPiece(piece, at, Math.max(maxBytes, 4));
  // It was dropped just now, so there is another one that is the next.
  if (bytes === null) return await read(place, part);
  const { start, end } = wholeCharacters(bytes);
  const missing = at - fromByte;
  const text = bytes.toString("utf8", start, end);
  return missing > 0 ? { from: fromByte, to: at + end, text: `${missingLine(missing)}${text}`, size } : { from: at + start, to: at + end, text, size };
}

const missingLine = (bytes: number): string => `\n── ${sizeWords(bytes)} of this log are not kept ──\n`;

function sizeWords(bytes: number): string {
  if (bytes >= 1_048_576) return `${(bytes / 1_048_576).toFixed(1)} MiB`;
  return bytes >= 1_024 ? `${(bytes / 1_024).toFixed(1)} KiB` : `${bytes} bytes`;
}
