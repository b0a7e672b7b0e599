import { setImmediate } from "node:timers/promises";
import { attemptId, batchId, createRun, freezePlan } from "@planloom/scheduler";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { MemoryStore } from "../testing/memory-store.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { databaseClock } from "./database-clock.ts";
import { DEFAULT_ENGINE_SETTINGS } from "./engine-settings.ts";
import { liveRuns } from "./live-runs.ts";
import { startEngine } from "./start-engine.ts";
import type { Time } from "./time.ts";

const HOURS = 3_600_000;
const BEGUN = Date.UTC(2026, 0, 1);
const RUNNER = "00000000-0000-4000-8000-000000000001";

/** An engine on clocks that the test sets: the time of day of the server, and the clock of the database. */
async function clockwork() {
  let passed = 0;
  const set = { server: 0, database: 0 };
  const timers = new Set<{ readonly at: number; readonly act: () => void }>();
  const time: Time = {
    wall: () => BEGUN + passed + set.server,
    passed: () => passed,
    uptime: () => passed,
    after(ms, act) {
      const timer = { at: passed + ms, act };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const store = new MemoryStore(() => BEGUN + passed + set.database);
  const clock = await databaseClock(() => store.time(), () => passed);
  const engine = liveRuns({ store, clock, time, lostAfterMs: DEFAULT_ENGINE_SETTINGS.lostAfterMs, onSaved: () => undefined });
  const running = await startEngine({ store, engine, clock, endLog: async () => undefined, time, alarms: { listen: async () => undefined }, settings: DEFAULT_ENGINE_SETTINGS, logger: pino({ level: "silent" }) });
  onTestFinished(() => running.stop());
  const frozen = freezePlan(samplePlan("Clocks", { tasks: { a: {} } }));
  if (frozen.kind === "refused") throw new Error("the plan cannot run");
  const { id } = await engine.start({ workspaceId: "", planId: "", planRevision: 1, state: createRun(frozen.spec), startedBy: "ann" });
  const fence = { attempt: attemptId("a#1"), epoch: 1 };
  await engine.apply(id, [{ fact: { type: "attempt.claimed", runner: RUNNER, ...fence } }]);
  return {
    set,
    running,
    /** Lets time pass, second by second. While `isHeard` the runner says every 5 s that it lives. */
    pass: async (seconds: number, { isHeard }: { readonly isHeard: boolean }): Promise<void> => {
      for (let second = 0; second < seconds; second += 1) {
        passed += 1_000;
        for (const timer of [...timers].filter(({ at }) => at <= passed)) {
          timers.delete(timer);
          timer.act();
        }
        for (let turn = 0; turn < 20; turn += 1) await setImmediate();
        if (isHeard && passed % 5_000 === 0) await store.extendLeases({ runnerId: RUNNER, fences: [{ runId: id, attemptId: fence.attempt, epoch: fence.epoch }], lostAfterMs: DEFAULT_ENGINE_SETTINGS.lostAfterMs });
      }
    },
    attempts: async () => (await engine.read(id))?.state.batches[batchId("a")]?.attempts.map(({ stage }) => (stage.kind === "ended" ? stage.ending.kind : stage.kind)),
  };
}

test.each([2 * HOURS, -2 * HOURS])("a server whose time of day is set by %i ms loses no runner, finds one that is gone, and knows how long it was silent", async (ms) => {
  const { set, running, pass, attempts } = await clockwork();
  await pass(70, { isHeard: true });
  set.server = ms;
  expect(running.silentMs()).toBeLessThan(3_000);
  await pass(70, { isHeard: true });
  expect(await attempts()).toEqual(["running"]);
  await pass(70, { isHeard: false });
  expect(await attempts()).toEqual(["lost", "offered"]);
});

test("runners that live keep their work where the clock of the database is set forwards, and those that are gone are still found", async () => {
  const { set, pass, attempts } = await clockwork();
  await pass(71, { isHeard: true });
  set.database = 0.9 * HOURS;
  await pass(70, { isHeard: true });
  expect(await attempts()).toEqual(["running"]);
  await pass(70, { isHeard: false });
  expect(await attempts()).toEqual(["lost", "offered"]);
});
