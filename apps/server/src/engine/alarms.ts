import { sqlExecutor, type Tx } from "@planloom/db";
import { batchId, type RunFact, type RunId, runId } from "@planloom/scheduler";
import type { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { z } from "zod";
import type { TimedCommand } from "./engine-store.ts";

const QUEUE = "run-alarms";

const alarmSchema = z.object({ run: z.string().transform(runId), batch: z.string().transform(batchId), attempts: z.number().int() });

/**
 * An alarm clock in the database for batches that wait for a time: what is set rings once its time has come, on
 * whichever server is there. The time an attempt may take is kept with its lease instead, because every attempt has one.
 */
export interface Alarms {
  /** Sets an alarm that exists exactly if `tx` commits. */
  set(tx: Tx, run: RunId, command: TimedCommand): Promise<void>;
  /** From now on calls `ring` for every alarm, at least once; a `ring` that throws is called again later. */
  listen(ring: (run: RunId, fact: RunFact) => Promise<void>): Promise<void>;
}

/**
 * Alarms carry ids and fences only; what they mean is decided by the run when they ring. Measured: `work` handles one
 * batch per poll unless it may burst, so it takes many at once and goes on while there are more.
 */
export async function createAlarms(boss: PgBoss, logger: Logger): Promise<Alarms> {
  await boss.createQueue(QUEUE, { retryLimit: 20, retryDelay: 2, retryBackoff: true, retryDelayMax: 60, expireInSeconds: 60 });
  return {
    async set(tx, run, command) {
      const { batch, attempts, at } = command;
      await boss.send(QUEUE, { run, batch, attempts } satisfies z.input<typeof alarmSchema>, { startAfter: new Date(at), db: sqlExecutor(tx) });
    },
    async listen(ring) {
      await boss.work(QUEUE, { batchSize: 50, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true, perJobResults: true }, async (jobs) => {
        const results = jobs.map(async ({ id, data }) => {
          try {
            const { run, batch, attempts } = alarmSchema.parse(data);
            await ring(run, { type: "batch.wait-elapsed", batch, attempts });
            return { id, status: "completed" as const };
          } catch (error) {
            // One run that cannot be moved must not keep the alarms of the others from ringing.
            logger.error({ err: error, alarm: data }, "an alarm could not be delivered");
            return { id, status: "failed" as const };
          }
        });
        return Promise.all(results);
      });
    },
  };
}
