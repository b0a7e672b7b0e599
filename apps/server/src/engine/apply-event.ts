import { type Database, insertRun, type NewRun } from "@planloom/db";
import { type RunFact, type RunId, runId } from "@planloom/scheduler";
import type { Logger } from "pino";
import type { Feed } from "../live/feed.ts";
import type { Signals } from "../live/signals.ts";
import { type AdvancedRun, type AdvanceOptions, advanceRun, type Delivery } from "./advance-run.ts";

export interface ApplyParts extends AdvanceOptions {
  readonly db: Database;
  readonly signals: Signals;
  readonly feed: Feed;
  readonly logger: Logger;
}

/** Delivers facts to runs. Each call is one transaction; whoever waits for the run is woken once it has committed. */
export interface ApplyEvents {
  /** `null` if there is no such run. Outcomes say which facts were applied and which ignored, and why. */
  apply(id: RunId, deliveries: readonly Delivery[]): Promise<AdvancedRun | null>;
  /** Makes a run and starts it in the same transaction, so that no run is ever left unstarted. */
  start(run: NewRun): Promise<{ id: RunId; number: number }>;
}

export function applyEvents({ db, signals, feed, logger, ...options }: ApplyParts): ApplyEvents {
  const announce = (advanced: AdvancedRun): void => {
    if (advanced.outcomes.every((outcome) => outcome.kind === "ignored")) return;
    const { offer, release, stop } = advanced.changes;
    signals.notify(`run:${advanced.id}`);
    // A released lease can make room on a runner as well.
    if (offer.length > 0 || stop.length > 0 || release.length > 0) signals.notify("work");
    feed.publish({ kind: "run", run: advanced.id });
    if (advanced.concluded) logger.info({ run: advanced.id, status: advanced.state.status, seq: advanced.seq }, "run concluded");
  };
  return {
    async apply(id, deliveries) {
      const advanced = await db.transaction((tx) => advanceRun(tx, id, { ...options, deliveries }));
      if (advanced !== null) announce(advanced);
      return advanced;
    },
    async start(run) {
      const started: RunFact = { type: "run.started", by: run.startedBy };
      const made = await db.transaction(async (tx) => {
        const { id, number } = await insertRun(tx, run);
        const advanced = await advanceRun(tx, runId(id), { ...options, deliveries: [{ fact: started }] });
        if (advanced === null) throw new Error(`run ${id} is not there in the transaction that made it`);
        return { advanced, number };
      });
      announce(made.advanced);
      feed.publish({ kind: "plan", plan: run.planId });
      return { id: made.advanced.id, number: made.number };
    },
  };
}
