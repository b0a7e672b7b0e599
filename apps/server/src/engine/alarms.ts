import { sqlExecutor, type Tx } from "@planloom/db";
import { attemptId, batchId, type RunCommand, type RunFact, type RunId, runId } from "@planloom/scheduler";
import type { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { z } from "zod";

const QUEUE = "run-alarms";

const alarmSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("timeout"), run: z.string().transform(runId), attempt: z.string().transform(attemptId), epoch: z.number().int() }),
  z.object({ kind: z.literal("wait"), run: z.string().transform(runId), batch: z.string().transform(batchId), attempts: z.number().int() }),
]);
type Alarm = z.input<typeof alarmSchema>;

/** An alarm clock in the database: what is set rings once its time has come, on whichever server is there. */
export interface Alarms {
  /** Sets an alarm that exists exactly if `tx` commits. */
  set(tx: Tx, run: RunId, command: Extract<RunCommand, { at: number }>): Promise<void>;
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
      await boss.send(QUEUE, alarmFor(run, command), { startAfter: new Date(command.at), db: sqlExecutor(tx) });
    },
    async listen(ring) {
      await boss.work(QUEUE, { batchSize: 50, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true, perJobResults: true }, async (jobs) => {
        const results = jobs.map(async ({ id, data }) => {
          try {
            const alarm = alarmSchema.parse(data);
            await ring(alarm.run, factOf(alarm));
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

function alarmFor(run: RunId, command: Extract<RunCommand, { at: number }>): Alarm {
  return command.type === "alarm-timeout"
    ? { kind: "timeout", run, attempt: command.attempt, epoch: command.epoch }
    : { kind: "wait", run, batch: command.batch, attempts: command.attempts };
}

function factOf(alarm: z.output<typeof alarmSchema>): RunFact {
  return alarm.kind === "timeout"
    ? { type: "attempt.overdue", attempt: alarm.attempt, epoch: alarm.epoch }
    : { type: "batch.wait-elapsed", batch: alarm.batch, attempts: alarm.attempts };
}
