import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Writable } from "node:stream";
import type { ServerStatus } from "@planloom/api";
import type { Logger } from "pino";
import type { BackupSettings } from "./backup-settings.ts";
import { checkBackup } from "./read-backup.ts";
import { systemCode } from "../system-code.ts";

/** Makes backups when they are due, and knows how the last one went. */
export interface ScheduledBackups {
  /** Makes one if it is due. A failure is not thrown: `state` and the log tell of it. */
  look(): Promise<void>;
  state(): NonNullable<ServerStatus["backups"]>;
  /** How often one has failed since the server was started. */
  failures(): number;
}

interface ScheduleParts {
  readonly settings: Omit<BackupSettings, "files">;
  /** Writes a whole backup and ends the stream. */
  readonly write: (into: Writable) => Promise<unknown>;
  /** Told when `state` has changed. */
  readonly onChange: () => void;
  /** Aborts what is under way. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logger: Logger;
}

/** After a failure it is tried again so much later, or when the next one is due, whichever is sooner. */
const AGAIN_AFTER_MS = 15 * 60_000;
const ABANDONED_AFTER_MS = 24 * 3_600_000;
const NAME = /^planloom-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.tar\.gz$/;
const UNFINISHED = ".part";

/**
 * A backup is due when the newest in the folder is older than the interval, whichever server or start of one made it. It
 * is written under another name, flushed and read again to its end before it gets its own; only then the oldest go.
 * Other files in the folder are left alone.
 */
export function scheduledBackups({ settings, write, onChange, signal, now, logger }: ScheduleParts): ScheduledBackups {
  const { folder, everyMs, keep } = settings;
  let lastAt: number | null = null;
  let failure: { readonly at: number; readonly message: string } | null = null;
  let failures = 0;

  const make = async (): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeAbandoned(folder, now());
    const at = Math.floor(now() / 1_000) * 1_000;
    const path = join(folder, nameOf(at));
    const unfinished = `${path}.${process.pid}${UNFINISHED}`;
    try {
      await writeFlushed(unfinished, write, signal);
      await checkBackup(unfinished);
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    lastAt = at;
    const old = (await backupsIn(folder)).slice(keep);
    for (const { name } of old) await rm(join(folder, name), { force: true });
    logger.info({ path, removed: old.length }, "a backup was made");
  };

  return {
    failures: () => failures,
    state: () => ({ everyMs, keep, lastAt, failure }),
    async look() {
      if (failure !== null && now() - failure.at >= 0 && now() - failure.at < Math.min(AGAIN_AFTER_MS, everyMs)) return;
      try {
        lastAt = (await backupsIn(folder))[0]?.at ?? null;
        const age = lastAt === null ? everyMs : now() - lastAt;
        // One of the future was made before the clock was set back.
        const isDue = age < 0 || age >= everyMs;
        // Another server has made what failed here.
        if (!isDue && failure === null) return;
        if (isDue) await make();
        failure = null;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        failure = { at: now(), message: `It could not be put into ${folder}: ${(error instanceof Error ? error.message : String(error)).replace(/\.$/, "")}.` };
        logger.error({ err: error, folder }, "the backup failed");
      }
      onChange();
    },
  };
}

async function writeFlushed(path: string, write: ScheduleParts["write"], signal: AbortSignal): Promise<void> {
  const stream = createWriteStream(path, { mode: 0o600, signal });
  // It rejects `write` as well; without a listener it would end the process.
  stream.on("error", () => undefined);
  try {
    await write(stream);
  } finally {
    stream.destroy();
  }
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What a server that was killed has left half written. Another may be at work on its own. */
async function removeAbandoned(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith("planloom-") || !name.endsWith(UNFINISHED)) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (now - mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
}

/** Newest first. */
async function backupsIn(folder: string): Promise<{ readonly name: string; readonly at: number }[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  });
  return names.flatMap((name) => timesOf(name).map((at) => ({ name, at }))).toSorted((one, other) => other.at - one.at);
}

const nameOf = (at: number): string => `planloom-${new Date(at).toISOString().slice(0, 19).replaceAll(":", "-")}Z.tar.gz`;

/** When the backup of this name was made; none for what is no backup. */
function timesOf(name: string): number[] {
  const [, day = "", hours = "", minutes = "", seconds = ""] = NAME.exec(name) ?? [];
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(at) ? [] : [at];
}
