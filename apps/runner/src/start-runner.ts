import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { createArtifactStore } from "./artifacts/artifact-store.ts";
import { aborted } from "./aborted.ts";
import type { AttemptSite } from "./attempts/execute-attempt.ts";
import { performOrder } from "./attempts/perform-order.ts";
import { claimHome } from "./claim-home.ts";
import type { RunnerConfig } from "./config.ts";
import { createServerLink } from "./connection/server-link.ts";
import type { Journal } from "./journal.ts";
import { detectContainment } from "./process-tree/detect-containment.ts";
import { LeaseGuard } from "./process-tree/lease-guard.ts";
import { sweep } from "./process-tree/sweep.ts";
import { findToken } from "./registration/find-token.ts";
import { FolderSpool } from "./report/spool.ts";
import { REAL_TIME } from "./time.ts";
import { workForServer } from "./work-for-server.ts";
import { removeOldFolders } from "./work-directory/remove-old-folders.ts";
import { WorkDirectories } from "./work-directory/work-directories.ts";

export interface StartOptions {
  readonly config: RunnerConfig;
  /** The runner's own environment, of which commands see a few variables. */
  readonly inherited: NodeJS.ProcessEnv;
  readonly version: string;
  readonly journal: Journal;
  /** How long a command that is ended may take to do so by itself; 5 s by default. */
  readonly graceMs?: number;
}

export interface StartedRunner {
  /** Ends all attempts with their processes, tells the server so or keeps it for the next start, and resolves. */
  stop(): Promise<void>;
  /** From now on nothing gets time to end by itself. */
  hurry(): void;
  /**
   * Lets what runs here finish, for as long as the configuration allows, and takes nothing new. Resolves when all of it is
   * over and the server knows, and the runner has stopped. `stop` ends it before.
   */
  drain(): Promise<void>;
}

const GRACE_MS = 5_000;
const DAY_MS = 86_400_000;

/**
 * Starts a runner. When it resolves, no process of an attempt of an earlier process of this runner is left; it then
 * connects by itself, whenever the server can be reached.
 */
export async function startRunner({ config, inherited, version, journal, graceMs = GRACE_MS }: StartOptions): Promise<StartedRunner> {
  const { home, root, serverHome, capacity, labels } = config;
  await mkdir(home, { recursive: true, mode: 0o700 });
  const release = await claimHome(home, journal);
  const directories = new WorkDirectories({ root, home, serverHome });
  await directories.prepare();
  const spool = new FolderSpool(home);
  const link = createServerLink(config.url, await findToken(config.token, { url: config.url, home, labels, version, journal }));
  const rooms = join(home, "rooms");
  // What an earlier process that was killed has left may name secrets.
  await rm(rooms, { recursive: true, force: true });
  const containment = await detectContainment({ wanted: config.killLevel, path: inherited.PATH, folder: rooms });
  const guard = new LeaseGuard({ home, level: containment.level, owner: containment.level === "namespace" ? rooms : spool.owner, inherited, journal });
  const hurrying = new AbortController();
  const workshop = { directories, store: createArtifactStore(link), inherited, containment, grace: { ms: graceMs, cut: hurrying.signal } };
  const left = await spool.list();
  await sweep(new Set(left.map(({ marker }) => marker)), { onStubborn: (pids) => journal(`Processes ${pids.join(", ")} of an earlier start do not end; waiting for them.`) });
  const perform: AttemptSite["perform"] = (order, performance) => performOrder(order, { ...performance, workshop });
  const working = await workForServer({ link, spool, perform, left, tellLease: (endMs) => guard.tell(endMs), time: REAL_TIME, journal, version, capacity, labels, killLevel: containment.level });
  const keeping = { endedMs: config.keepDays * DAY_MS, failedMs: config.keepFailedDays * DAY_MS };
  const removing = Promise.race([working.connected, aborted(working.closing)]).then(() => removeOldFolders({ directories, api: link.api, journal, keeping, signal: working.closing }));
  const end = async (): Promise<void> => {
    await Promise.all([working.stop(), removing]);
    guard.close();
    await release();
  };
  let ended: Promise<void> | null = null;
  const stop = (): Promise<void> => (ended ??= end());
  return {
    stop,
    hurry: () => hurrying.abort(),
    async drain() {
      const cancel = after(config.drainSeconds, () => {
        journal("The time to finish is over: what still runs is ended, and done again.");
        void stop();
      });
      await working.drain();
      cancel();
      await stop();
    },
  };
}

/** Calls `act` after so many seconds, if any are given, unless the returned function is called before. */
function after(seconds: number | null, act: () => void): () => void {
  return seconds === null ? () => undefined : REAL_TIME.after(seconds * 1_000, act);
}
