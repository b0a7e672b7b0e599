import { type FileHandle, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { systemCode } from "../system-code.ts";

/** A file that holds a part of a log, by byte offsets in the log. */
export interface LogPiece {
  readonly path: string;
  readonly from: number;
  /** The offset after its last byte. */
  readonly to: number;
}

/** The files of one log: its beginning, and what comes after that in a folder beside it, each named by its offset. */
export interface LogPlace {
  readonly head: string;
  readonly rest: string;
  /** A file is continued until it has so many bytes; 1 MiB when left out. */
  readonly pieceBytes?: number;
}

const PIECE_BYTES = 1_048_576;

/** What there is of a log, in order. Between two pieces something may be missing; they never overlap. */
export async function listPieces({ head, rest }: LogPlace): Promise<readonly LogPiece[]> {
  const names = await unlessMissing(readdir(rest), []);
  const paths = [{ path: head, from: 0 }, ...names.map((name) => ({ path: join(rest, name), from: Number(name) })).toSorted((first, second) => first.from - second.from)];
  const sizes = await Promise.all(paths.map(({ path }) => unlessMissing(stat(path).then(({ size }) => size), 0)));
  const pieces = paths.map(({ path, from }, index) => ({ path, from, to: from + (sizes[index] ?? 0) }));
  // Where a crash came between a piece and what it replaces, the newer one counts.
  return pieces.map((piece, index) => ({ ...piece, to: Math.min(piece.to, pieces[index + 1]?.from ?? piece.to) })).filter(({ from, to }) => to > from);
}

/** Puts bytes in their place and drops what was there from that place on. */
export async function putBytes(place: LogPlace, bytes: Buffer, at: number): Promise<void> {
  const pieces = await listPieces(place);
  for (const { path, from } of pieces) if (from >= at && from > 0) await rm(path, { force: true });
  const before = pieces.findLast(({ from, to }) => from < at && to >= at);
  const file = at === 0 ? { path: place.head, from: 0 } : before !== undefined && (at - before.from < (place.pieceBytes ?? PIECE_BYTES) || before.to > at) ? before : null;
  const { path, from } = file ?? { path: join(place.rest, String(at)), from: at };
  await mkdir(dirname(path), { recursive: true });
  const handle = await openToWrite(path);
  try {
    await handle.write(bytes, 0, bytes.length, at - from);
    await handle.truncate(at - from + bytes.length);
  } finally {
    await handle.close();
  }
}

/** Drops the pieces that end before `offset`, except the beginning of the log. */
export async function dropBefore(place: LogPlace, offset: number): Promise<void> {
  for (const { path, from, to } of await listPieces(place)) if (from > 0 && to <= offset) await rm(path, { force: true });
}

/** The bytes of a piece from an offset of the log on, at most so many; `null` where it has been dropped meanwhile. */
export async function readPiece({ path, from, to }: LogPiece, at: number, most: number): Promise<Buffer | null> {
  const handle = await unlessMissing(open(path, "r"), null);
  if (handle === null) return null;
  try {
    const bytes = Buffer.alloc(Math.max(0, Math.min(most, to - at)));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, at - from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Not in append mode, in which Linux ignores the position. */
async function openToWrite(path: string): Promise<FileHandle> {
  return (await unlessMissing(open(path, "r+"), null)) ?? (await open(path, "w", 0o600));
}

async function unlessMissing<Value, Otherwise>(asked: Promise<Value>, otherwise: Otherwise): Promise<Value | Otherwise> {
  try {
    return await asked;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return otherwise;
    throw error;
  }
}
