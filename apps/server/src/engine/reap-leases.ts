import type { AttemptFence } from "@planloom/db";
import { type AttemptId, attemptId, type RunFact, type RunId, runId } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { EngineStore } from "./engine-store.ts";
import type { Engine } from "./live-runs.ts";

export interface ReapParts {
  readonly store: EngineStore;
  readonly engine: Engine;
  /** Writes the last line of a log whose sender is gone. */
  readonly endLog: (log: { readonly run: RunId; readonly attempt: AttemptId }, line: string) => Promise<void>;
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
export async function reapLeases({ store, engine, endLog, logger, suspectAfterMs }: ReapParts, grace: Grace): Promise<void> {
  const deliver = async (type: "attempt.lost" | "attempt.overdue" | "attempt.suspected", { runId: run, attemptId: attempt, epoch }: AttemptFence): Promise<boolean> => {
    const fact: RunFact = { type, attempt: attemptId(attempt), epoch };
    try {
      const advanced = await engine.apply(runId(run), [{ fact }]);
      return advanced?.outcomes[0]?.kind === "applied";
    } catch (error) {
      // One run that cannot be moved must not keep the others waiting.
      logger.error({ err: error, run, attempt, epoch }, `${type} could not be recorded`);
      return false;
    }
  };
  for (const lease of await store.condemnLeases({ graceUntil: grace.loseFrom })) {
    logger.warn({ run: lease.runId, attempt: lease.attemptId, epoch: lease.epoch, runner: lease.runnerId, heartbeatAt: lease.heartbeatAt }, "lease ran out");
    if (!(await deliver("attempt.lost", lease))) continue;
    const line = `the runner was not heard any more, since ${new Date(lease.heartbeatAt).toISOString()}; what it did after that is not known`;
    await endLog({ run: runId(lease.runId), attempt: attemptId(lease.attemptId) }, line).catch((error: unknown) => logger.warn({ err: error, run: lease.runId, attempt: lease.attemptId }, "a log could not be ended"));
  }
  for (const lease of await store.overdueLeases()) await deliver("attempt.overdue", lease);
  if ((await store.time()) < grace.suspectFrom) return;
  for (const lease of await store.silentLeases({ suspectAfterMs })) await deliver("attempt.suspected", lease);
}
