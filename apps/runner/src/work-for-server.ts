import { AttemptPool } from "./attempts/attempt-pool.ts";
import type { AttemptSite } from "./attempts/execute-attempt.ts";
import type { ServerLink } from "./connection/server-link.ts";
import { messageOf } from "./journal.ts";
import { Lease } from "./lease-loop/lease.ts";
import { leaseLoop, type LeaseLoopOptions } from "./lease-loop/lease-loop.ts";
import type { SpooledAttempt } from "./report/spool.ts";
import type { Time } from "./time.ts";

export interface WorkParts extends Pick<AttemptSite, "spool" | "perform" | "time" | "journal">, Pick<LeaseLoopOptions, "version" | "capacity" | "labels" | "killLevel"> {
  readonly link: ServerLink;
  /** Told, each time it changes, by when somebody else has to end the work of this runner; by `time.uptime`. */
  readonly tellLease?: (endMs: number) => void;
  /** What an earlier process left in the spool; nothing of it lives any more. */
  readonly left: readonly SpooledAttempt[];
}

/** A runner at work: all of it but what it does to its machine. */
export interface RunnerAtWork {
  /** Resolves when the server has greeted it for the first time. */
  readonly connected: Promise<void>;
  /** Aborts when it begins to stop. */
  readonly closing: AbortSignal;
  /**
   * Ends all attempts with their processes and tells the server so, where it can be reached; else it is kept in the spool,
   * to be told by the next process.
   */
  stop(): Promise<void>;
  /** Lets what runs finish, takes nothing new, and stops once the server knows all of it. */
  drain(): Promise<void>;
}

/** How long a runner that is to finish waits for what is on its way to it. */
const GREETED_WITHIN_MS = 2_000;
/** It only spares people a look at a runner that seems to be there. */
const GOODBYE_WITHIN_MS = 1_500;
/** How long a runner that ends tries to tell the server what became of its attempts; the end of their logs goes first. */
const PARTING_WITHIN_MS = 3_000;

/** Connects to the server, whenever it can be reached, and works for it until it is stopped. */
export async function workForServer({ link, spool, perform, left, tellLease, ...parts }: WorkParts): Promise<RunnerAtWork> {
  const { time, journal, capacity } = parts;
  const lease = new Lease(time.uptime, tellLease);
  const pool = new AttemptPool(capacity, { api: link.api, spool, perform, isLapsed: () => lease.isLapsed(), time, journal });
  const connected = Promise.withResolvers<void>();
  let greeted = Promise.withResolvers<void>();
  const onConnected = (): void => {
    connected.resolve();
    greeted.resolve();
    greeted = Promise.withResolvers<void>();
  };
  for (const { fence, ...rest } of left) {
    // Without a fence it was never begun, and there is nothing to tell.
    if (fence === null) await spool.remove({ fence, ...rest });
    else if (rest.report !== null) pool.adopt({ fence, ...rest }, connected.promise);
  }
  const closing = new AbortController();
  const looping = leaseLoop({ ...parts, link, pool, lease, signal: closing.signal, onConnected });
  const end = async (): Promise<void> => {
    const isHeard = pool.isGreeted;
    closing.abort();
    pool.close();
    await looping;
    await pool.endAll("shutdown");
    if (isHeard) await finishedWithin(pool, time);
    pool.silence();
    await pool.finished();
    // Who is not told sees it by its silence.
    if (isHeard) await link.api.goodbye.mutate({}, { signal: time.deadline(GOODBYE_WITHIN_MS) }).catch((error: unknown) => journal(`The server was not told goodbye: ${messageOf(error)}`));
  };
  let ended: Promise<void> | null = null;
  const stop = (): Promise<void> => (ended ??= end());
  return {
    connected: connected.promise,
    closing: closing.signal,
    stop,
    async drain() {
      const next = greeted.promise;
      pool.close();
      // Work that was given to it just before is in the next greeting.
      await Promise.race([next, time.pause(GREETED_WITHIN_MS, closing.signal)]);
      await pool.finished();
      await stop();
    },
  };
}

/** Resolves when all reports are told, or it has taken too long. */
async function finishedWithin(pool: AttemptPool, time: Time): Promise<void> {
  const isOver = new AbortController();
  await Promise.race([pool.finished(), time.pause(PARTING_WITHIN_MS, isOver.signal)]);
  isOver.abort();
}
