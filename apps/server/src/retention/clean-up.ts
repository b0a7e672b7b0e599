import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Database, deleteEndedRun, forgetFiles, type Keeping, outdatedRuns, runsWithOutdated } from "@planloom/db";
import type { Logger } from "pino";

interface CleanUpParts {
  readonly db: Database;
  readonly workspaceId: string;
  /** The data folder. */
  readonly home: string;
  readonly keeping: Keeping;
  readonly logger: Logger;
  /** Ends it after the run under way. */
  readonly signal: AbortSignal;
}

/** What was removed, or would be. */
export interface CleanedUp {
  readonly runs: number;
  /** Runs whose logs, or whose files, were removed while the runs themselves stay. */
  readonly logsOf: number;
  readonly filesOf: number;
  readonly bytes: number;
}

const AT_ONCE = 50;
/** Whoever works meanwhile is not to notice. */
const PAUSE_MS = 100;
const ALL = 1_000_000;

/** What is too old, counted and not touched. */
export async function foreseeCleanUp({ db, workspaceId, keeping }: Pick<CleanUpParts, "db" | "workspaceId" | "keeping">): Promise<CleanedUp> {
  const asked = { workspaceId, keeping, limit: ALL };
  const [runs, logs, files] = await Promise.all([outdatedRuns(db, asked), runsWithOutdated(db, "logs", asked), runsWithOutdated(db, "artifacts", asked)]);
  const going = new Set(runs);
  return {
    runs: runs.length,
    logsOf: logs.filter(({ id }) => !going.has(id)).length,
    filesOf: files.filter(({ id }) => !going.has(id)).length,
    bytes: [...logs, ...files].reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * Removes what is over and too old, in small steps with pauses between. The files of a run go before its rows: what is
 * cut off in the middle is found again the next time.
 */
export async function cleanUp(parts: CleanUpParts): Promise<CleanedUp> {
  const { db, workspaceId, home, keeping, signal } = parts;
  const asked = { workspaceId, keeping, limit: AT_ONCE };
  let bytes = 0;
  const runs = await inSteps(parts, () => outdatedRuns(db, asked), async (id) => {
    await rm(join(home, "runs", id), { recursive: true, force: true });
    return db.transaction((tx) => deleteEndedRun(tx, id));
  });
  const removeAll = (kind: "logs" | "artifacts") =>
    inSteps(parts, () => runsWithOutdated(db, kind, asked), async ({ id, bytes: size }) => {
      await rm(join(home, "runs", id, kind), { recursive: true, force: true });
      bytes += size;
      return db.transaction((tx) => forgetFiles(tx, id, kind));
    });
  const logsOf = signal.aborted ? 0 : await removeAll("logs");
  const filesOf = signal.aborted ? 0 : await removeAll("artifacts");
  return { runs, logsOf, filesOf, bytes };
}

/** Does `remove` to all that `next` finds, until it finds nothing, or nothing of what it finds can be removed. */
async function inSteps<Item>({ signal, logger }: CleanUpParts, next: () => Promise<readonly Item[]>, remove: (item: Item) => Promise<boolean>): Promise<number> {
  let removed = 0;
  for (let items = await next(); items.length > 0 && !signal.aborted; items = await next()) {
    const before = removed;
    for (const item of items) {
      if (signal.aborted) break;
      try {
        if (await remove(item)) removed += 1;
      } catch (error) {
        logger.error({ err: error }, "something old could not be removed");
      }
    }
    if (removed === before) break;
    await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
  return removed;
}
