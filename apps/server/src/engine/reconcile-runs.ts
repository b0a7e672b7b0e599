import { type Database, databaseTime, findRun, liveRunIds } from "@planloom/db";
import { runId } from "@planloom/scheduler";
import type { Logger } from "pino";
import { dueFacts } from "./due-facts.ts";
import type { Engine } from "./live-runs.ts";

const STARTED_WITHIN_MS = 10_000;

/**
 * Goes once through all runs that have not ended and delivers what an alarm should have delivered. Done at every start
 * and now and then: alarms are set in the same transaction as what they are for, so normally nothing is found, but a
 * run must never wait for ever because a job was lost.
 */
export async function reconcileRuns({ db, engine, logger }: { db: Database; engine: Engine; logger: Logger }): Promise<void> {
  for (const id of await liveRunIds(db)) {
    try {
      const outline = await findRun(db, id);
      const run = outline === null ? null : await engine.read(runId(id));
      const now = await databaseTime(db);
      // One that was made just now is being started by whoever made it.
      if (outline === null || run === null || (run.state.status === "created" && now - outline.createdAt < STARTED_WITHIN_MS)) continue;
      const facts = dueFacts(run.state, { now, startedBy: outline.startedBy });
      if (facts.length === 0) continue;
      logger.warn({ run: id, facts: facts.map((fact) => fact.type) }, "delivering what no alarm delivered");
      await engine.apply(runId(id), facts.map((fact) => ({ fact })));
    } catch (error) {
      logger.error({ err: error, run: id }, "a run could not be reconciled");
    }
  }
}
