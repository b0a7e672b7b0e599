import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { connect, cutOffRunners, type Database, loadRows, migrate, prepareForLoad } from "@planloom/db";
import type { BackupManifest, BackupPart } from "./manifest.ts";
import { BackupError, checkBackup, eachEntry } from "./read-backup.ts";
import { type SettledRuns, settleRuns } from "./settle-runs.ts";

interface RestoreParts {
  readonly file: string;
  /** An empty database. */
  readonly databaseUrl: string;
  /** The data folder that gets the logs and files. */
  readonly home: string;
}

export interface Restored extends SettledRuns {
  readonly manifest: BackupManifest;
}

const LOAD_WITHIN_MS = 6 * 3_600_000;

/**
 * Puts a backup into an empty database and a data folder, checked from its first to its last byte before anything is
 * written. Afterwards nothing goes on by itself: live runs are paused, what was in flight is lost, so that its plan says
 * what becomes of it once a person resumes the run, and no runner of before is let in. Throws a `BackupError` for a backup that cannot be used.
 */
export async function restoreBackup({ file, databaseUrl, home }: RestoreParts): Promise<Restored> {
  const manifest = await checkBackup(file);
  const db = await connect(databaseUrl, { queryTimeoutMs: 600_000 });
  try {
    await prepareForLoad(db, databaseUrl, manifest.migrations);
    await load(db, { file, manifest, home });
    await migrate(databaseUrl);
    return { manifest, ...(await settleRuns(db)) };
  } finally {
    await db.close();
  }
}

async function load(db: Database, { file, manifest, home }: { file: string; manifest: BackupManifest; home: string }): Promise<void> {
  const parts = new Map(manifest.parts.map((part) => [part.name, part]));
  const loaded = new Map<string, number>();
  // All rows or none: a restore that was cut off leaves an empty database.
  const loadAll = (tx: Parameters<typeof loadRows>[0]) =>
    eachEntry(file, async ({ name, content }) => {
      const part = parts.get(name);
      if (part?.holds.kind === "rows") {
        const { table } = part.holds;
        loaded.set(table, (loaded.get(table) ?? 0) + (await loadRows(tx, table, await textOf(content))));
      } else if (part?.holds.kind === "file") await writeFile(join(home, safePath(part.holds.path)), content);
      else await textOf(content);
    });
  await db.transaction(
    async (tx) => {
      await loadAll(tx);
      const short = manifest.tables.find(({ name, rows }) => (loaded.get(name) ?? 0) !== rows);
      if (short !== undefined) throw new BackupError(`Of ${short.name} only ${loaded.get(short.name) ?? 0} of ${short.rows} rows came back; nothing was restored.`);
      await cutOffRunners(tx);
    },
    { attempts: 1, timeoutMs: LOAD_WITHIN_MS },
  );
}

async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function writeFile(path: string, content: AsyncIterable<Buffer>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(content, createWriteStream(path, { mode: 0o600 }));
}

/** A backup may come from anywhere: no path in it leads out of the folder of the runs. */
export function safePath(path: Extract<BackupPart["holds"], { kind: "file" }>["path"]): string {
  const steps = path.split("/");
  if (steps[0] !== "runs" || steps.length < 3 || steps.some((step) => !/^[A-Za-z0-9_.#-]{1,120}$/.test(step) || /^\.+$/.test(step))) throw new BackupError(`The backup names a file that is none of a run: ${path}.`);
  return path;
}
