import { type Journal, messageOf } from "../journal.ts";
import { pause } from "../pause.ts";
import type { RunnerApi } from "../protocol.ts";
import type { WorkDirectories } from "./work-directories.ts";

export interface RemovalOptions {
  readonly directories: WorkDirectories;
  readonly api: RunnerApi;
  readonly journal: Journal;
  /** How long the folder of a run is kept after the run was accepted or stopped. */
  readonly keepMs: number;
  readonly signal: AbortSignal;
}

const LOOK_EVERY_MS = 3_600_000;
/** So many runs the server tells about at once. */
const RUNS_AT_ONCE = 200;
/** Whoever put something else into the folder keeps it. */
const RUN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Removes the folders of runs that are over for good, at once and then every hour, until `signal` aborts. Only the
 * server knows which those are: a run that it does not name, or does not know, keeps its folder.
 */
export async function removeOldFolders(options: RemovalOptions): Promise<void> {
  const { journal, signal } = options;
  while (!signal.aborted) {
    await removeOnce(options).catch((error: unknown) => {
      if (!signal.aborted) journal(`The folders of old runs could not be removed: ${messageOf(error)}`);
    });
    await pause(LOOK_EVERY_MS, signal);
  }
}

async function removeOnce({ directories, api, journal, keepMs, signal }: RemovalOptions): Promise<void> {
  const runs = (await directories.runs()).filter((run) => RUN_ID.test(run));
  for (let from = 0; from < runs.length; from += RUNS_AT_ONCE) {
    const { ended } = await api.endedRuns.query({ runs: runs.slice(from, from + RUNS_AT_ONCE) }, { signal });
    for (const { run, forMs } of ended) {
      if (forMs < keepMs) continue;
      await directories.remove(run);
      journal(`Removed the folder of run ${run}, which ended ${Math.floor(forMs / 86_400_000)} days ago.`);
    }
  }
}
