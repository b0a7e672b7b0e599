import { sqlExecutor } from "@planloom/db";
import { batchId, foldRun } from "@planloom/scheduler";
import { checkHistory, retries } from "@planloom/scheduler/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fakeExecutor, WENT_WELL, reportOn } from "../testing/fake-executor.ts";
import { historyOf } from "../testing/history-of.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder } from "../testing/take-orders.ts";
import { untilRun } from "../testing/until-run.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const NEVER = new AbortController().signal;
const HALF_A_SECOND = 0.5 / 60;

test("an attempt that takes too long is told to stop when its time is up", async () => {
  const run = await startSampleRun(server, samplePlan("Too long", { tasks: { a: { timeoutMinutes: HALF_A_SECOND } } }));
  const { runners } = server.useCases;
  const order = await takeOrder(server);
  // Waits without a free place, until there is something to stop.
  const { stop } = await runners.poll(server.runner, { free: 0, waitMs: 20_000 }, NEVER);
  expect(stop).toEqual([order.fence]);
  await reportOn(server, order.fence, { ...WENT_WELL, outcome: { kind: "timed-out" }, acceptance: null });
  const state = await untilRun(server, run, ({ status }) => status === "failed");
  const stage = state.batches[batchId("a")]?.attempts[0]?.stage;
  expect(stage?.kind === "ended" && stage.ending.kind).toBe("timed-out");
  expect(foldRun(state.spec, await historyOf(server, run))).toEqual(state);
});

test("a failed attempt is tried again when its wait is over", async () => {
  const run = await startSampleRun(server, samplePlan("Try again", { settings: { retries: retries(1, 0.2) }, tasks: { a: {} } }));
  const executor = fakeExecutor(server, (order) => (order.attemptNumber === 1 ? { ...WENT_WELL, outcome: { kind: "exited", code: 1 } } : WENT_WELL));
  const state = await untilRun(server, run, ({ status }) => status === "accepted");
  await executor.stop();
  expect(state.batches[batchId("a")]?.attempts.map((attempt) => attempt.cause)).toEqual(["first", "retry"]);
});

test("a task starts when the lag after what it needs is over, and a lost alarm does not keep it", async () => {
  const impatient = await startTestServer({ settings: { reconcileEveryMs: 100 } });
  try {
    const plan = samplePlan("Lag", { tasks: { a: {}, b: {}, c: { earliestMinutes: HALF_A_SECOND } }, dependencies: [["a", "b", "order"]] });
    const run = await startSampleRun(impatient, { ...plan, dependencies: plan.dependencies.map((dependency) => ({ ...dependency, lagMinutes: HALF_A_SECOND })) });
    const executor = fakeExecutor(impatient, () => WENT_WELL);
    await untilRun(impatient, run, ({ batches }) => batches[batchId("b")]?.phase.kind === "delayed");
    await impatient.db.transaction((tx) => sqlExecutor(tx).executeSql("DELETE FROM pgboss.job WHERE name = 'run-alarms'"));
    const state = await untilRun(impatient, run, ({ status }) => status === "accepted");
    await executor.stop();
    expect(checkHistory({ spec: state.spec, events: await historyOf(impatient, run), saved: state })).toEqual([]);
  } finally {
    await impatient.stop();
  }
});

test("the alarm of a lag rings without anybody looking for it", async () => {
  const run = await startSampleRun(server, samplePlan("Later", { tasks: { a: { pinnedMinutes: HALF_A_SECOND } } }));
  const executor = fakeExecutor(server, () => WENT_WELL);
  const state = await untilRun(server, run, ({ status }) => status === "accepted");
  await executor.stop();
  const first = state.batches[batchId("a")]?.attempts[0];
  expect((first?.offeredAt ?? 0) - (state.startedAt ?? 0)).toBeGreaterThanOrEqual(500);
});

test("a run that cannot be moved does not keep another from going on", async () => {
  const broken = await startSampleRun(server, samplePlan("Broken", { settings: { retries: retries(1, 0.2) }, tasks: { a: {} } }));
  // Its number is ahead of its events, as after a restore of half a database.
  await server.db.transaction((tx) => sqlExecutor(tx).executeSql("UPDATE run SET seq = seq + 1 WHERE id = $1::uuid", [broken]));
  const run = await startSampleRun(server, samplePlan("Healthy", { tasks: { a: {} } }));
  const executor = fakeExecutor(server, () => WENT_WELL);
  await untilRun(server, run, ({ status }) => status === "accepted");
  await executor.stop();
  await expect(server.useCases.runs.pause({ run: broken, policy: null }, "ann")).rejects.toThrow(broken);
});
