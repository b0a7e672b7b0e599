import { setTimeout as delay } from "node:timers/promises";

/** The running main process of PostgreSQL. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Fulfilled when the process has ended. */
  readonly ended: Promise<void>;
}

const FAST_SHUTDOWN_MS = 10_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;

/**
 * Ends it: first by a fast shutdown, which rolls back what is under way (0.1 s), and if that takes more than 10 s by an
 * immediate one, after which the next start recovers from the log. Says whether it is gone.
 */
export async function shutDown({ pid, ended }: Postmaster): Promise<boolean> {
  return (await signalled(pid, "SIGINT", { ended, withinMs: FAST_SHUTDOWN_MS })) || signalled(pid, "SIGQUIT", { ended, withinMs: IMMEDIATE_SHUTDOWN_MS });
}

async function signalled(pid: number, signal: NodeJS.Signals, { ended, withinMs }: { ended: Promise<void>; withinMs: number }): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return true;
    throw error;
  }
  const timer = new AbortController();
  const gone = ended.then(() => true);
  const late = delay(withinMs, false, { signal: timer.signal });
  late.catch(() => undefined);
  try {
    return await Promise.race([gone, late]);
  } finally {
    timer.abort();
  }
}
