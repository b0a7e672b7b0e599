import { openCluster } from "./cluster.ts";
import { superviseCluster } from "./supervise-cluster.ts";
import type { RunningPostgres } from "./supervise-cluster.ts";

export interface PostgresOptions {
  /** The data folder. Made where it does not exist. */
  readonly home: string;
  /** Told one line at a time what the supervisor does, for people. */
  readonly onLog?: (line: string) => void;
}

/** What is said to be saved is on the disk, whatever the defaults of PostgreSQL may be. */
const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

/**
 * Runs a PostgreSQL of our own on a loopback port, with its data in `home/postgres`, which is never deleted. Takes over
 * one that a killed process left behind, and starts it again, on the same port, whenever it dies. Throws a
 * `PostgresStartError` when it cannot. One process at a time may do this for a home.
 */
export async function startPostgres({ home, onLog = () => undefined }: PostgresOptions): Promise<RunningPostgres> {
  return superviseCluster(await openCluster(home, { settings: DURABLE, sync: true, ballast: true }), onLog);
}
