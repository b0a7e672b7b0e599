import { runId } from "@planloom/scheduler";
import type { Logger } from "pino";
import { dueFacts } from "./due-facts.ts";
import type { EngineStore } from "./engine-store.ts";
import type { Engine } from "./live-runs.ts";

const STARTED_WITHIN_MS = 10_000;

/**
 * Goes once through all runs that have not ended and delivers what an alarm should have delivered. Done at every start
 * and now and then: alarms are set in the same transaction as what they are for, so normally nothing is found, but a
 * run must never wait for ever because a job was lost.
 */
export async function reconcileRuns({ store, engine, logger }: { store: EngineStore; engine: Engine; logger: Logger }): Promise<void> {
  for (const id of await store.liveRunIds()) {
    try {
      const outline = await store.findRun(id);
      const run = outline === null ? null : await engine.read(runId(id));
      const now = await store.time();
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
