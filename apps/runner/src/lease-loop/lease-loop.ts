import type { AttemptPool } from "../attempts/attempt-pool.ts";
import { backoffMs } from "../connection/backoff.ts";
import { isStranger } from "../connection/is-refusal.ts";
import type { ServerLink } from "../connection/server-link.ts";
import { type Journal, messageOf } from "../journal.ts";
import type { KillLevel } from "../process-tree/containment.ts";
import type { Time } from "../time.ts";
import type { Lease } from "./lease.ts";
import { session, TakenBack } from "./session.ts";
import { toWire } from "./to-wire.ts";

export interface LeaseLoopOptions {
  readonly link: ServerLink;
  readonly pool: AttemptPool;
  readonly lease: Lease;
  readonly journal: Journal;
  readonly time: Time;
  readonly version: string;
  readonly capacity: number;
  /** What the runner says of itself. */
  readonly labels: readonly string[];
  /** How surely the process trees of attempts are ended here. */
  readonly killLevel: KillLevel;
  /** Ends the loop. */
  readonly signal: AbortSignal;
  /** Called after each accepted hello. */
  readonly onConnected: () => void;
}

const ANSWER_WITHIN_MS = 15_000;
/** A connection that held so long is not counted as a failure when it breaks. */
const STABLE_AFTER_MS = 10_000;
const LEASE_CHECK_MS = 250;
/** What the server says of a wrong token is for people with a browser. */
const NOT_LET_IN = "The server does not let this runner in: it was removed there, or its token is not right. To add it again, make a registration token on the page Runners and start it with that.";

/**
 * Keeps the runner connected: says hello, then asks for work and gives signs of life until the connection breaks, and
 * begins again. A server that is away, a token that is not there yet or not right are waited for. Ends with `signal`.
 */
export async function leaseLoop(options: LeaseLoopOptions): Promise<void> {
  const { journal, pool, time, signal } = options;
  let cut = new AbortController();
  // What was ended is to be named as lost, and that is only done in a greeting.
  const unwatch = time.every(LEASE_CHECK_MS, () => {
    if (watchLease(options)) cut.abort(new Error("The server was not heard for too long."));
  });
  let failures = 0;
  let told = "";
  while (!signal.aborted) {
    const startedAt = time.uptime();
    cut = new AbortController();
    const trouble = await connection({ ...options, signal: AbortSignal.any([signal, cut.signal]) }).catch((error: unknown) => (error instanceof TakenBack ? null : isStranger(error) ? NOT_LET_IN : messageOf(error)));
    pool.isGreeted = false;
    if (signal.aborted) break;
    if (trouble === null) continue;
    failures = time.uptime() - startedAt > STABLE_AFTER_MS ? 1 : failures + 1;
    // The same trouble is told once, however long it lasts.
    if (trouble !== told) journal(`No connection to ${options.link.url}: ${trouble}`);
    told = trouble;
    await time.pause(Math.min(backoffMs(failures, time.random), options.lease.longestPauseMs), signal);
  }
  unwatch();
}

/** One connection from hello to its end. Always throws. */
async function connection({ link, pool, lease, journal, time, version, capacity, labels, killLevel, signal, onConnected }: LeaseLoopOptions): Promise<never> {
  await link.refreshToken();
  // What the lapsed lease made us end is gone before we speak again, so that it can be named as lost.
  if (lease.isLapsed()) await pool.endAll("lease");
  const lost = await pool.lost();
  const sent = lease.now();
  const terms = await link.api.hello.mutate(
    { version, capacity, killLevel, labels: [...labels], clock: time.wall(), rotates: link.rotates, live: pool.live().map(toWire), lost: lost.map(({ fence }) => toWire(fence)) },
    { signal: AbortSignal.any([signal, time.deadline(ANSWER_WITHIN_MS)]) },
  );
  lease.agree(terms);
  lease.renew(sent);
  if (terms.token !== null) await link.replaceToken(terms.token);
  await pool.forgetLost(lost);
  for (const order of terms.orders) pool.start(order);
  pool.isGreeted = true;
  journal(`Connected to ${link.url} as ${terms.runner}${lost.length > 0 ? `; ${lost.length === 1 ? "1 attempt was" : `${lost.length} attempts were`} lost` : ""}.`);
  onConnected();
  return await session({ api: link.api, pool, lease, time, heartbeatMs: terms.heartbeatMs, signal });
}

/** Ends everything where the lease is over. Returns whether there was anything to end. */
function watchLease({ lease, pool, journal }: LeaseLoopOptions): boolean {
  const { working } = pool;
  if (working === 0 || !lease.isLapsed()) return false;
  journal(`No contact to the server: ${working} attempts are ended, because it may give their work to another runner.`);
  void pool.endAll("lease");
  return true;
}
