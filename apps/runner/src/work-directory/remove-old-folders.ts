import { type Journal, messageOf } from "../journal.ts";
import { pause } from "../pause.ts";
import type { RunnerApi } from "../protocol.ts";
import type { WorkDirectories } from "./work-directories.ts";

export interface RemovalOptions {
  readonly directories: WorkDirectories;
  readonly api: RunnerApi;
  readonly journal: Journal;
  readonly keeping: {
    /** How long the folder of a run is kept after the run was accepted or stopped, and where no run is known for it. */
    readonly endedMs: number;
    /** After the run failed: long enough to find out why, and to go on with it. */
    readonly failedMs: number;
  };
  readonly signal: AbortSignal;
}

const LOOK_EVERY_MS = 3_600_000;
/** So many runs the server tells about at once. */
const RUNS_AT_ONCE = 200;
/** Whoever put something else into the folder keeps it. */
const RUN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Removes the folders of runs that have been over for long enough, at once and then every hour, until `signal` aborts.
 * Which those are, the server knows. The folder of a run that it does not know is of no use to anybody, and is removed
 * once nothing was put into it for as long. What attempts work in stays, and so does what they worked in meanwhile.
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

async function removeOnce({ directories, api, journal, keeping, signal }: RemovalOptions): Promise<void> {
  const runs = (await directories.runs()).filter((run) => RUN_ID.test(run));
  for (let from = 0; from < runs.length; from += RUNS_AT_ONCE) {
    const asOf = performance.now();
    const { ended, unknown } = await api.endedRuns.query({ runs: runs.slice(from, from + RUNS_AT_ONCE) }, { signal });
    for (const { run, forMs, mayGoOn } of ended) {
      if (forMs < (mayGoOn ? keeping.failedMs : keeping.endedMs) || !(await directories.remove(run, asOf))) continue;
      journal(`Removed the folder of run ${run}, which ${mayGoOn ? "failed" : "ended"} ${daysOf(forMs)} days ago.`);
    }
    for (const run of unknown) {
      const untouchedMs = await directories.untouchedMs(run);
      if (untouchedMs < keeping.endedMs || !(await directories.remove(run, asOf))) continue;
      journal(`Removed the folder of run ${run}, which the server does not know and nothing was put into for ${daysOf(untouchedMs)} days.`);
    }
  }
}

const daysOf = (ms: number): number => Math.floor(ms / 86_400_000);
