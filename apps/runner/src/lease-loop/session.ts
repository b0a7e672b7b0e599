import { failpoint } from "@planloom/api/failpoint";
import type { AttemptPool } from "../attempts/attempt-pool.ts";
import type { RunnerApi } from "../protocol.ts";
import type { Time } from "../time.ts";
import type { Lease } from "./lease.ts";
import { toWire } from "./to-wire.ts";

export interface SessionOptions {
  readonly api: Pick<RunnerApi, "poll" | "heartbeat">;
  readonly pool: Pick<AttemptPool, "admits" | "ask" | "forget" | "free" | "isClosed" | "live" | "onFreed" | "onUnanswered" | "start" | "stop">;
  readonly lease: Lease;
  readonly time: Time;
  readonly heartbeatMs: number;
  readonly signal: AbortSignal;
}

/** How long the server may keep a question for work open. */
const POLL_WAIT_MS = 20_000;
/** How much longer than that an answer may take to arrive. */
const POLL_SLACK_MS = 10_000;
/** So many signs of life in a row may fail before the connection counts as broken. */
const MISSED_HEARTBEATS = 3;

/** Thrown where a question for work was taken back: the next greeting says what was in its answer. */
export class TakenBack extends Error {}

/** Asks for work and gives signs of life until one of the two fails for good; then throws why. */
export async function session(options: SessionOptions): Promise<never> {
  options.pool.admits = (sent) => options.lease.admits(sent);
  const ending = new AbortController();
  const signal = AbortSignal.any([options.signal, ending.signal]);
  try {
    return await Promise.race([heartbeats({ ...options, signal }), polls({ ...options, signal }), unanswered(options.pool)]);
  } finally {
    ending.abort();
  }
}

/** Rejects where a report got no answer. The next greeting says what was in it. */
function unanswered(pool: SessionOptions["pool"]): Promise<never> {
  return new Promise((_resolve, reject) => {
    pool.onUnanswered = reject;
  });
}

async function heartbeats({ api, pool, lease, time, heartbeatMs, signal }: SessionOptions): Promise<never> {
  for (let missed = 0; ; ) {
    await time.pause(heartbeatMs, signal);
    signal.throwIfAborted();
    const sent = lease.now();
    failpoint("heartbeat:before");
    try {
      const { stop, gone } = await api.heartbeat.mutate({ live: pool.live().map(toWire) }, { signal: AbortSignal.any([signal, time.deadline(Math.max(heartbeatMs, 2_000))]) });
      failpoint("heartbeat:after");
      // Attempts were ended meanwhile, and only a greeting tells the server so.
      const isLate = lease.isLapsed();
      lease.renew(sent);
      missed = 0;
      pool.forget(gone);
      pool.stop(stop);
      if (isLate) throw new LateAnswer();
    } catch (error) {
      missed += 1;
      if (missed >= MISSED_HEARTBEATS || error instanceof LateAnswer) throw error;
    }
  }
}

async function polls({ api, pool, lease, time, signal }: SessionOptions): Promise<never> {
  for (;;) {
    signal.throwIfAborted();
    const { free } = pool;
    const freed = new AbortController();
    const waitMs = lease.longestWait(POLL_WAIT_MS);
    const sent = lease.now();
    pool.ask(free);
    // A question without room for work is asked anew once there is room. One with room is only given up where no more
    // work is wanted: the answer may be on its way, with attempts in it that this runner does not know of.
    pool.onFreed = () => {
      if (free === 0 ? pool.free > 0 : pool.isClosed) freed.abort();
    };
    failpoint("claim:before");
    try {
      const { orders, stop, waitedMs } = await api.poll.mutate({ free, waitMs }, { signal: AbortSignal.any([signal, freed.signal, time.deadline(waitMs + POLL_SLACK_MS)]) });
      if (orders.length > 0) failpoint("claim:after");
      pool.stop(stop);
      if (orders.length > 0 && !lease.admits(Math.min(sent + waitedMs, lease.now()))) throw new LateAnswer();
      for (const order of orders) pool.start(order);
    } catch (error) {
      if (signal.aborted || !freed.signal.aborted) throw error;
      if (free > 0) throw new TakenBack("No more work is wanted.");
    } finally {
      pool.ask(-free);
    }
  }
}

/** The lease ran out before the answer came: what stands in it may not be true any more. */
class LateAnswer extends Error {
  constructor() {
    super("An answer came too late to be used.");
  }
}
