import type { RunFence } from "@planloom/api";
import { failpoint } from "@planloom/api/failpoint";
import type { Logger } from "pino";
import type { EngineStore } from "../engine/engine-store.ts";
import type { Engine } from "../engine/live-runs.ts";
import { heldBy } from "./held-by.ts";
import { leaseFence, storedFence } from "./lease-fence.ts";
import { unlessStuck } from "./unless-stuck.ts";

export interface HeartbeatParts {
  readonly store: EngineStore;
  readonly engine: Engine;
  readonly lostAfterMs: number;
  readonly logger: Logger;
}

export interface HeartbeatAnswer {
  readonly stop: RunFence[];
  readonly gone: RunFence[];
}

/**
 * Notes that a runner and the attempts on it live. Says which of them it has to end, and which are not its own any
 * more. Touches no run, except one whose runner had been thought silent.
 */
export async function heartbeat({ store, engine, lostAfterMs, logger }: HeartbeatParts, runnerId: string, live: readonly RunFence[]): Promise<HeartbeatAnswer> {
  await store.touchRunner(runnerId);
  failpoint("heartbeat:before");
  const standings = live.length === 0 ? [] : await store.extendLeases({ runnerId, fences: live.map(storedFence), lostAfterMs });
  failpoint("heartbeat:after");
  for (const standing of standings) {
    if (!standing.holds || !standing.suspect) continue;
    const { run, ...fence } = leaseFence(standing);
    await unlessStuck(logger, run, () => engine.apply(run, [{ fact: { type: "attempt.heard", ...fence }, refuse: heldBy(runnerId, fence) }]));
  }
  return {
    stop: standings.filter(({ holds, stop }) => holds && stop).map(leaseFence),
    gone: standings.filter(({ holds }) => !holds).map(leaseFence),
  };
}
