import type { Logger } from "pino";
import type { Alarms } from "./alarms.ts";
import type { DatabaseClock } from "./database-clock.ts";
import type { EngineSettings } from "./engine-settings.ts";
import type { EngineStore } from "./engine-store.ts";
import type { Engine } from "./live-runs.ts";
import { reapLeases, type ReapParts } from "./reap-leases.ts";
import { reconcileRuns } from "./reconcile-runs.ts";
import { tick } from "./tick.ts";
import type { Time } from "./time.ts";

interface EngineParts {
  readonly store: EngineStore;
  readonly engine: Engine;
  readonly clock: DatabaseClock;
  readonly endLog: ReapParts["endLog"];
  readonly time: Time;
  readonly alarms: Pick<Alarms, "listen">;
  readonly settings: EngineSettings;
  readonly logger: Logger;
}

/** Less than that is no reason to give anybody more time. */
const LEAST_SET_MS = 1_000;

/** The clockwork that moves runs on when nobody asks. */
export interface RunningEngine {
  /** Milliseconds since it last went through all leases; `null` if it never did. */
  silentMs(): number | null;
  stop(): Promise<void>;
}

/** Starts the alarms, the search for lost runners, and the search for lost alarms. */
export async function startEngine({ store, engine, clock, endLog, time, alarms, settings, logger }: EngineParts): Promise<RunningEngine> {
  await alarms.listen(async (run, fact) => {
    await engine.apply(run, [{ fact }]);
  });
  const { suspectAfterMs, lostAfterMs } = settings;
  let grace = { suspectFrom: 0, loseFrom: 0 };
  let lastLookAt = Number.NEGATIVE_INFINITY;
  const reaping = tick(
    async () => {
      const setByMs = await clock.adjust();
      // After a start, an outage of the database or a sleep of this machine every lease looks expired although its
      // runner lives: all get their full time to report first. A clock that can be set would hide a sleep. The same
      // where the clock of the database was set, by which leases are judged.
      if (time.uptime() - lastLookAt > suspectAfterMs / 2 || setByMs > Math.max(suspectAfterMs / 2, LEAST_SET_MS)) {
        const now = await store.time();
        grace = { suspectFrom: now + suspectAfterMs, loseFrom: now + lostAfterMs };
        if (setByMs > LEAST_SET_MS) logger.warn({ setByMs: Math.round(setByMs) }, "the clock of the database was set; runners get their full time to be heard");
      }
      await reapLeases({ store, engine, endLog, logger, suspectAfterMs }, grace);
      lastLookAt = time.uptime();
    },
    { everyMs: settings.reapEveryMs, time, logger, name: "looking for lost runners" },
  );
  const reconciling = tick(() => reconcileRuns({ store, engine, logger }), { everyMs: settings.reconcileEveryMs, time, logger, name: "looking for lost alarms" });
  return {
    silentMs: () => reaping.sinceDoneMs(),
    async stop() {
      await Promise.all([reaping.stop(), reconciling.stop()]);
    },
  };
}
