import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Database, deleteEndedRun, deleteSpentTokens, forgetFiles, type Keeping, outdatedRuns, runsWithOutdated } from "@planloom/db";
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
  /** How many runs are looked for at once; 50 when left out. */
  readonly atOnce?: number;
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
/** Until then the log can tell that somebody uses a token again, or one that was taken back. */
const SPENT_TOKEN_DAYS = 90;

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
  const asked = { workspaceId, keeping };
  let bytes = 0;
  const runs = await inSteps(parts, {
    next: async (limit) => (await outdatedRuns(db, { ...asked, limit })).map((id) => ({ id })),
    async remove({ id }) {
      await rm(join(home, "runs", id), { recursive: true, force: true });
      return db.transaction((tx) => deleteEndedRun(tx, id));
    },
  });
  const removeAll = (kind: "logs" | "artifacts") =>
    inSteps(parts, {
      next: (limit) => runsWithOutdated(db, kind, { ...asked, limit }),
      async remove({ id, bytes: size }) {
        await rm(join(home, "runs", id, kind), { recursive: true, force: true });
        bytes += size;
        return db.transaction((tx) => forgetFiles(tx, id, kind));
      },
    });
  const logsOf = signal.aborted ? 0 : await removeAll("logs");
  const filesOf = signal.aborted ? 0 : await removeAll("artifacts");
  await deleteSpentTokens(db, { workspaceId, days: SPENT_TOKEN_DAYS });
  return { runs, logsOf, filesOf, bytes };
}

interface Removal<Item> {
  /** The first of what is too old, at most so many. */
  readonly next: (limit: number) => Promise<readonly Item[]>;
  /** `false` for what is not to be removed any more. */
  readonly remove: (item: Item) => Promise<boolean>;
}

/** Removes all that `next` finds. What cannot be removed is left for the next clean-up and does not keep the rest. */
async function inSteps<Item extends { readonly id: string }>({ signal, logger, atOnce = AT_ONCE }: CleanUpParts, { next, remove }: Removal<Item>): Promise<number> {
  const left = new Set<string>();
  let removed = 0;
  while (!signal.aborted) {
    const items = (await next(atOnce + left.size)).filter(({ id }) => !left.has(id));
    if (items.length === 0) break;
    for (const item of items) {
      if (signal.aborted) break;
      const isRemoved = await remove(item).catch((error: unknown) => {
        logger.error({ err: error, run: item.id }, "something old could not be removed");
        return false;
      });
      if (isRemoved) removed += 1;
      else left.add(item.id);
    }
    await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
  return removed;
}
