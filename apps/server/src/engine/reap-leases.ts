import type { AttemptFence } from "@planloom/db";
import { attemptId, type RunFact, runId } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { EngineStore } from "./engine-store.ts";
import type { Engine } from "./live-runs.ts";

export interface ReapParts {
  readonly store: EngineStore;
  readonly engine: Engine;
  readonly logger: Logger;
  readonly suspectAfterMs: number;
}

/** Since when the runners have had a chance to be heard; milliseconds by the database's clock. */
export interface Grace {
  readonly suspectFrom: number;
  readonly loseFrom: number;
}

/**
 * Looks once for leases that ran out, for attempts that have used up their time, and for leases whose runner fell
 * silent; for the first and the last only after their grace. Several servers may do so at once: a run takes each of
 * these facts once.
 */
export async function reapLeases({ store, engine, logger, suspectAfterMs }: ReapParts, grace: Grace): Promise<void> {
  const deliver = async (type: "attempt.lost" | "attempt.overdue" | "attempt.suspected", { runId: run, attemptId: attempt, epoch }: AttemptFence): Promise<void> => {
    const fact: RunFact = { type, attempt: attemptId(attempt), epoch };
    try {
      await engine.apply(runId(run), [{ fact }]);
    } catch (error) {
      // One run that cannot be moved must not keep the others waiting.
      logger.error({ err: error, run, attempt, epoch }, `${type} could not be recorded`);
    }
  };
  for (const lease of await store.condemnLeases({ graceUntil: grace.loseFrom })) {
    logger.warn({ run: lease.runId, attempt: lease.attemptId, epoch: lease.epoch, runner: lease.runnerId, heartbeatAt: lease.heartbeatAt }, "lease ran out");
    await deliver("attempt.lost", lease);
  }
  for (const lease of await store.overdueLeases()) await deliver("attempt.overdue", lease);
  if ((await store.time()) < grace.suspectFrom) return;
  for (const lease of await store.silentLeases({ suspectAfterMs })) await deliver("attempt.suspected", lease);
}
