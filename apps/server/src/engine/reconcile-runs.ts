import { runStateSchema } from "@planloom/api";
import { type Database, databaseTime, findRun, liveRunIds } from "@planloom/db";
import { runId } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { ApplyEvents } from "./apply-event.ts";
import { dueFacts } from "./due-facts.ts";

/**
 * Goes once through all runs that have not ended and delivers what an alarm should have delivered. Done at every start
 * and now and then: alarms are set in the same transaction as what they are for, so normally nothing is found, but a
 * run must never wait for ever because a job was lost.
 */
export async function reconcileRuns({ db, engine, logger }: { db: Database; engine: ApplyEvents; logger: Logger }): Promise<void> {
  for (const id of await liveRunIds(db)) {
    try {
      const run = await findRun(db, id);
      if (run === null) continue;
      const facts = dueFacts(runStateSchema.parse(run.state), await databaseTime(db));
      if (facts.length === 0) continue;
      logger.warn({ run: id, facts: facts.map((fact) => fact.type) }, "delivering what no alarm delivered");
      await engine.apply(runId(id), facts.map((fact) => ({ fact })));
    } catch (error) {
      logger.error({ err: error, run: id }, "a run could not be reconciled");
    }
  }
}
