import { type AttemptFence, clearSuspect, type Database, databaseTime, expiredLeases, markSuspect, silentLeases, type Tx } from "@planloom/db";
import { attemptId, runId } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { Delivery } from "./advance-run.ts";
import type { ApplyEvents } from "./apply-event.ts";

export interface ReapParts {
  readonly db: Database;
  readonly engine: ApplyEvents;
  readonly logger: Logger;
  readonly suspectAfterMs: number;
}

/** Since when the runners have had a chance to be heard; milliseconds by the database's clock. */
export interface Grace {
  readonly suspectFrom: number;
  readonly loseFrom: number;
}

/**
 * Looks once for leases whose runner fell silent, and for those that ran out; for either only after its grace. Several
 * servers may do so at once: the run's lock lets one of them win.
 */
export async function reapLeases({ db, engine, logger, suspectAfterMs }: ReapParts, grace: Grace): Promise<void> {
  const graceUntil = grace.loseFrom;
  const deliver = async (lease: AttemptFence, delivery: Delivery): Promise<void> => {
    try {
      await engine.apply(runId(lease.runId), [delivery]);
    } catch (error) {
      // One run that cannot be moved must not keep the others waiting.
      logger.error({ err: error, run: lease.runId, attempt: lease.attemptId }, "a lease could not be reaped");
    }
  };
  for (const lease of await expiredLeases(db, { graceUntil })) {
    const stillExpired = async (_run: unknown, tx: Tx): Promise<string | null> => {
      // Its runner may have been heard since; marking the row locks it, so from here on a heartbeat has to wait.
      await markSuspect(tx, lease);
      if ((await expiredLeases(tx, { graceUntil })).some((expired) => isSame(expired, lease))) return null;
      if (!lease.suspect) await clearSuspect(tx, lease);
      return "Its runner was heard again.";
    };
    logger.warn({ run: lease.runId, attempt: lease.attemptId, runner: lease.runnerId, heartbeatAt: lease.heartbeatAt }, "lease ran out");
    await deliver(lease, { fact: { type: "attempt.lost", ...fenceOf(lease) }, refuse: stillExpired });
  }
  if ((await databaseTime(db)) < grace.suspectFrom) return;
  for (const lease of await silentLeases(db, { suspectAfterMs })) await deliver(lease, { fact: { type: "attempt.suspected", ...fenceOf(lease) } });
}

const fenceOf = ({ attemptId: attempt, epoch }: AttemptFence) => ({ attempt: attemptId(attempt), epoch });

const isSame = (one: AttemptFence, other: AttemptFence): boolean =>
  one.runId === other.runId && one.attemptId === other.attemptId && one.epoch === other.epoch;
