import { mkdir, readdir, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Database, knownRuns } from "@planloom/db";
import type { RunId } from "@planloom/scheduler";

const PREFIX = "run-";

const folderOf = (files: string): string => join(files, "arriving");
const markOf = (files: string, run: string): string => join(folderOf(files), `${PREFIX}${run}`);

/** Whether a name in `arriving` says that a run is on its way: what belongs to it lies in its own folder already. */
export const isArrivingRun = (name: string): boolean => name.startsWith(PREFIX);

/** Says that a run is on its way, so that its files are found where it never arrives. `files`: the data folder. */
export async function expectRun(files: string, run: RunId): Promise<void> {
  await mkdir(folderOf(files), { recursive: true });
  await writeFile(markOf(files, run), "", { mode: 0o600 });
}

/** The run is there, with all that belongs to it. */
export async function runArrived(files: string, run: RunId): Promise<void> {
  await rm(markOf(files, run), { force: true });
}

/** Removes what had arrived of a run that will not come. */
export async function giveRunUp(files: string, run: string): Promise<void> {
  await rm(join(files, "runs", run), { recursive: true, force: true });
  await rm(markOf(files, run), { force: true });
}

/**
 * Removes the files of runs that were on their way when a server was killed, and are not there. Looks at no others: a
 * server that was given the wrong database must not remove anything. What was begun less than `untouchedForMs` ago may
 * still be taken in by another server.
 */
export async function sweepArrivingRuns(db: Database, files: string, { untouchedForMs }: { readonly untouchedForMs: number }): Promise<void> {
  const names = await readdir(folderOf(files)).catch(() => []);
  const runs = names.filter(isArrivingRun).map((name) => name.slice(PREFIX.length));
  if (runs.length === 0) return;
  const known = await knownRuns(db, runs);
  for (const run of runs) {
    const begunAt = await stat(markOf(files, run)).then(({ mtimeMs }) => mtimeMs, () => Number.POSITIVE_INFINITY);
    if (Date.now() - begunAt < untouchedForMs) continue;
    await (known.has(run) ? rm(markOf(files, run), { force: true }) : giveRunUp(files, run));
  }
  // Only where nothing is left in it.
  await rmdir(folderOf(files)).catch(() => undefined);
}
