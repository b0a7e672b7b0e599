import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Writable } from "node:stream";
import { createGzip } from "node:zlib";
import { once } from "node:events";
import { type Database, databaseTime, dumpRows } from "@planloom/db";
import { isWriteTest } from "../health/try-writing.ts";
import { type BackupManifest, type BackupPart, MANIFEST } from "./manifest.ts";
import { TAR_END, tarHeader, tarPadding } from "./tar.ts";

interface BackupParts {
  readonly db: Database;
  /** The data folder. */
  readonly home: string;
  /** Whether logs and files of attempts come along. */
  readonly files: boolean;
}

/**
 * Writes a backup into `into` and ends it: a gzipped tar of all rows as they were at one moment, the logs and files if
 * wanted, and at the end a manifest with the SHA-256 of each part. The server goes on meanwhile, and memory does not
 * grow with what there is.
 */
export async function writeBackup({ db, home, files }: BackupParts, into: Writable): Promise<BackupManifest> {
  const gzip = createGzip({ level: 6 });
  const ended = new Promise<void>((resolve, reject) => {
    into.once("finish", resolve);
    for (const stream of [gzip, into]) stream.once("error", reject);
    into.once("close", () => reject(new Error("whoever took the backup went away")));
  });
  // Looked at below; one that fails early must not be an unhandled rejection until then.
  ended.catch(() => undefined);
  gzip.pipe(into);
  const write = async (bytes: Buffer): Promise<void> => {
    if (!gzip.write(bytes)) await Promise.race([once(gzip, "drain"), ended]);
  };
  const parts: BackupPart[] = [];
  const createdAt = await databaseTime(db);
  const dumped = await dumpRows(db, async ({ table, rows, text }) => {
    const bytes = Buffer.from(text);
    const name = `rows/${String(parts.length + 1).padStart(6, "0")}-${table}.jsonl`;
    parts.push({ name, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), holds: { kind: "rows", table, rows } });
    for (const piece of [tarHeader(name, bytes.length), bytes, tarPadding(bytes.length)]) await write(piece);
  });
  if (files) {
    for await (const path of filesBelow(join(home, "runs"))) {
      const part = await writeFile(write, { name: `files/${String(parts.length + 1).padStart(6, "0")}`, path, home });
      if (part !== null) parts.push(part);
    }
  }
  const manifest: BackupManifest = { format: "planloom-backup", version: 1, createdAt, migrations: [...dumped.migrations], tables: [...dumped.tables], files, parts };
  const bytes = Buffer.from(JSON.stringify(manifest, null, 1));
  for (const piece of [tarHeader(MANIFEST, bytes.length), bytes, tarPadding(bytes.length), TAR_END]) await write(piece);
  gzip.end();
  await ended;
  return manifest;
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile() && !isWriteTest(entry.name)) yield path;
  }
}

/** `null` for one that is gone by now. A log that grows meanwhile is taken as long as it was. */
async function writeFile(write: (bytes: Buffer) => Promise<void>, { name, path, home }: { name: string; path: string; home: string }): Promise<BackupPart | null> {
  const size = await stat(path).then((file) => file.size, () => null);
  if (size === null) return null;
  const hash = createHash("sha256");
  await write(tarHeader(name, size));
  let written = 0;
  const put = async (bytes: Buffer): Promise<void> => {
    hash.update(bytes);
    written += bytes.length;
    await write(bytes);
  };
  if (size > 0) {
    for await (const chunk of createReadStream(path, { end: size - 1 })) await put(Buffer.from(chunk));
  }
  // One that became shorter is filled up: the archive has promised its size.
  while (written < size) await put(Buffer.alloc(Math.min(65_536, size - written)));
  await write(tarPadding(size));
  return { name, bytes: size, sha256: hash.digest("hex"), holds: { kind: "file", path: relative(home, path).replaceAll("\\", "/") } };
}
