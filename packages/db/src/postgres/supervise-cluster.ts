import { setTimeout as delay } from "node:timers/promises";
import { adoptLeftOver } from "./adopt-left-over.ts";
import { ballastFor } from "./ballast.ts";
import { clusterUrl } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { ensureDatabase } from "./ensure-database.ts";
import { launchPostmaster } from "./launch-postmaster.ts";
import type { Postmaster } from "./postmaster.ts";
import { shutDown } from "./postmaster.ts";

/** A PostgreSQL that is kept running until it is stopped. */
export interface RunningPostgres {
  /** Names the database `planloom` with user and password. Stays the same over restarts. */
  readonly url: string;
  /** Whether it was found running, left over from a process that was killed. */
  readonly adopted: boolean;
  /** How often it died and was started again. */
  readonly restarts: number;
  /** Its process, which a restart changes. */
  readonly pid: number;
  /** Calls `listener`, which must not throw, after each restart, once connections are accepted again. Returns a function that ends that. */
  onRestart(listener: () => void): () => void;
  /** Shuts it down and waits for its end; transactions under way are rolled back. May be called twice. */
  stop(): Promise<void>;
}

/** Once it was thrown out, it comes back when there is room again. */
const LOOK_AT_BALLAST_EVERY_MS = 600_000;

type Log = (line: string) => void;

/**
 * Starts a cluster, or takes over what runs on it, and looks after it; this process stays alive until it is stopped.
 * Throws a `PostgresStartError` when it cannot.
 */
export async function superviseCluster(cluster: Cluster, onLog: Log): Promise<RunningPostgres> {
  const leftOver = await adoptLeftOver(cluster, onLog);
  const postmaster = leftOver ?? (await launchPostmaster(cluster, { port: null, signal: new AbortController().signal, onLog }));
  await ensureDatabase(cluster, postmaster.port);
  const supervisor = new Supervisor(cluster, { postmaster, adopted: leftOver !== null, onLog });
  supervisor.watch();
  return supervisor;
}

class Supervisor implements RunningPostgres {
  readonly url: string;
  readonly adopted: boolean;
  readonly #cluster: Cluster;
  readonly #onLog: Log;
  readonly #stopping = new AbortController();
  readonly #listeners = new Set<() => void>();
  #postmaster: Postmaster;
  #restarts = 0;
  #watching: Promise<void> = Promise.resolve();
  #ballasting: NodeJS.Timeout | null = null;

  constructor(cluster: Cluster, { postmaster, adopted, onLog }: { postmaster: Postmaster; adopted: boolean; onLog: Log }) {
    this.url = clusterUrl(cluster, postmaster.port);
    this.adopted = adopted;
    this.#cluster = cluster;
    this.#onLog = onLog;
    this.#postmaster = postmaster;
  }

  get restarts(): number {
    return this.#restarts;
  }

  get pid(): number {
    return this.#postmaster.pid;
  }

  onRestart(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  watch(): void {
    this.#watching = this.#keepRunning();
    if (!this.#cluster.ballast) return;
    this.#keepBallast();
    this.#ballasting = setInterval(() => this.#keepBallast(), LOOK_AT_BALLAST_EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#ballasting !== null) clearInterval(this.#ballasting);
    await this.#watching;
  }

  /** Without it everything works as well, until the disk is full. */
  #keepBallast(): void {
    try {
      ballastFor(this.#cluster.data).keep();
    } catch (error) {
      this.#onLog(`The ballast beside the data could not be laid in: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #keepRunning(): Promise<void> {
    const { signal } = this.#stopping;
    const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    for (;;) {
      await Promise.race([this.#postmaster.ended, stopped]);
      if (signal.aborted) return this.#shutDown();
      this.#onLog(`PostgreSQL (process ${this.#postmaster.pid}) ended by itself; starting it again.`);
      const postmaster = await this.#relaunch();
      if (postmaster === null) return;
      this.#postmaster = postmaster;
      this.#restarts += 1;
      this.#onLog(`PostgreSQL is back on port ${postmaster.port} (process ${postmaster.pid}).`);
      for (const listener of this.#listeners) listener();
    }
  }

  async #shutDown(): Promise<void> {
    if (!(await shutDown(this.#postmaster))) this.#onLog(`PostgreSQL (process ${this.#postmaster.pid}) does not end.`);
  }

  /** Never gives up: a full disk or a taken port may be cleared at any time, and nothing works without PostgreSQL. */
  async #relaunch(): Promise<Postmaster | null> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        return await launchPostmaster(this.#cluster, { port: this.#postmaster.port, signal, onLog: this.#onLog });
      } catch (error) {
        if (signal.aborted) break;
        this.#onLog(error instanceof Error ? error.message : String(error));
        await delay(1_000, undefined, { signal }).catch(() => undefined);
      }
    }
    return null;
  }
}
