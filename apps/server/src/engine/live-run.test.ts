import { createRun, freezePlan } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { MemoryStore } from "../testing/memory-store.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { databaseClock } from "./database-clock.ts";
import { liveRuns } from "./live-runs.ts";
import { REAL_TIME } from "./time.ts";

test("a look that fails keeps the facts that were saved in the same step from nothing", async () => {
  const store = new MemoryStore(() => Date.now());
  const clock = await databaseClock(() => store.time(), () => REAL_TIME.passed());
  const engine = liveRuns({ store, clock, time: REAL_TIME, lostAfterMs: 60_000, onSaved: () => undefined });
  const frozen = freezePlan(samplePlan("Looked at", { tasks: { a: {} } }));
  if (frozen.kind === "refused") throw new Error("the plan cannot run");
  const { id } = await engine.start({ workspaceId: "", planId: "", planRevision: 1, state: createRun(frozen.spec), startedBy: "ann" });
  // The first one is under way while the others come, so those go into one step.
  const first = engine.apply(id, []);
  const look = engine.look(id, () => {
    throw new Error("it looked too closely");
  });
  const stop = engine.apply(id, [{ fact: { type: "run.stop-requested", by: "ann" } }]);
  await expect(look).rejects.toThrow("it looked too closely");
  expect((await stop)?.outcomes).toMatchObject([{ kind: "applied" }]);
  expect((await first)?.id).toBe(id);
  expect((await engine.read(id))?.state.status).toBe("stopped");
});
