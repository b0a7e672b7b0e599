export interface PostgresOptions {
  /** The data folder. Made where it does not exist. */
  readonly home: string;
  /** Told one line at a time what the supervisor does, for people. */
  readonly onLog?: (line: string) => void;
}

/** A PostgreSQL that is kept running until it is stopped. */
export interface RunningPostgres {
  /** Names the database `planloom` with user and password. Stays the same over restarts. */
  readonly url: string;
  /** Whether it was found running, left over from a process that was killed. */
  readonly adopted: boolean;
  /** How often it died and was started again. */
  readonly restarts: number;
  /** Calls `listener` after each such restart, once connections are accepted again. Returns a function that ends that. */
  onRestart(listener: () => void): () => void;
  /** Shuts it down and waits for its end; transactions under way are rolled back. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Runs a PostgreSQL of our own on a loopback port, with its data in `home/postgres`, which is never deleted. Takes over
 * one that a killed process left behind, and starts it again, on the same port, whenever it dies. Throws a
 * `PostgresStartError` when it cannot.
 */
export function startPostgres({ home }: PostgresOptions): Promise<RunningPostgres> {
  return Promise.reject(new PostgresStartError(`not yet able to start in ${home}`));
}

/** Thrown when PostgreSQL cannot be started; the message says why and what to do about it. */
export class PostgresStartError extends Error {
  override readonly name = "PostgresStartError";
}
