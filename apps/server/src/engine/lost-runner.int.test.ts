import { leasesOfRunner } from "@planloom/db";
import { batchId, foldRun, type Run } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { fakeExecutor, WENT_WELL, reportOn } from "../testing/fake-executor.ts";
import { historyOf } from "../testing/history-of.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder, takeOrders } from "../testing/take-orders.ts";
import { untilRun } from "../testing/until-run.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ settings: { suspectAfterMs: 150, lostAfterMs: 600, reapEveryMs: 30 } });
});
afterAll(() => server.stop());

const stages = (state: Run, id: string) => state.batches[batchId(id)]?.attempts.map(({ cause, stage }) => [cause, stage.kind, stage.kind === "ended" ? stage.ending.kind : null]);

test("an attempt whose runner falls silent is first doubted, then re-issued, and a report under its old epoch changes nothing", async () => {
  const run = await startSampleRun(server, samplePlan("Silent", { tasks: { a: {} } }));
  const { runners } = server.useCases;
  const silent = await takeOrder(server);
  await untilRun(server, run, ({ batches }) => {
    const stage = batches[batchId("a")]?.attempts[0]?.stage;
    return stage?.kind === "running" && stage.suspect;
  });
  const lost = await untilRun(server, run, ({ batches }) => batches[batchId("a")]?.attempts.length === 2);
  expect(stages(lost, "a")).toEqual([["first", "ended", "lost"], ["lost", "offered", null]]);
  const log = () => server.useCases.runs.readLog({ run, attempt: silent.fence.attempt, fromByte: 0, maxBytes: 10_000 });
  await vi.waitFor(async () => expect((await log()).text).toContain("the runner was not heard any more"), { timeout: 5_000 });

  const late = await reportOn(server, silent.fence, WENT_WELL);
  expect(late.kind).toBe("ignored");
  expect(await runners.heartbeat(server.runner, { live: [silent.fence] })).toMatchObject({ stop: [], gone: [silent.fence] });

  const executor = fakeExecutor(server, () => WENT_WELL);
  const state = await untilRun(server, run, ({ status }) => status === "accepted");
  await executor.stop();
  expect(executor.orders.map((order) => [order.attemptNumber, order.idempotencyKey])).toEqual([[2, `${run}/a/2`]]);
  expect(foldRun(state.spec, await historyOf(server, run))).toEqual(state);
  expect(await leasesOfRunner(server.db, server.runner)).toEqual([]);
});

test("a runner that is heard again before its time is up keeps its attempt", async () => {
  const run = await startSampleRun(server, samplePlan("Heard again", { tasks: { a: {} } }));
  const { runners } = server.useCases;
  const order = await takeOrder(server);
  const isSuspect = ({ batches }: Run, suspect: boolean) => {
    const stage = batches[batchId("a")]?.attempts[0]?.stage;
    return stage?.kind === "running" && stage.suspect === suspect;
  };
  await untilRun(server, run, (state) => isSuspect(state, true));
  expect(await runners.heartbeat(server.runner, { live: [order.fence] })).toEqual({ stop: [], gone: [] });
  await untilRun(server, run, (state) => isSuspect(state, false));
  expect(await reportOn(server, order.fence, WENT_WELL)).toMatchObject({ kind: "applied" });
  expect((await server.useCases.runs.get(run)).state.status).toBe("accepted");
});

test("a runner that starts again and says what died with it gets that work anew at once, and with it what never reached it", async () => {
  const run = await startSampleRun(server, samplePlan("Restarted", { tasks: { a: {}, b: {} } }));
  const { runners } = server.useCases;
  const [died] = await takeOrders(server, 2);
  // The second order never reached it, so it cannot name it.
  const { orders } = await runners.hello({ runner: server.runner, token: "" }, { version: "test", capacity: 2, killLevel: "group", labels: [], rotates: false, live: [], lost: died === undefined ? [] : [died.fence] });
  expect(orders.map((order) => `${order.task} ${order.attemptNumber}`)).toEqual(["b 1"]);
  const again = await takeOrder(server);
  expect(`${again.task} ${again.attemptNumber}`).toBe("a 2");
  await server.useCases.runs.stop(run, "ann");
});

test("a runner cannot report for another one, nor give up its work", async () => {
  const run = await startSampleRun(server, samplePlan("Not yours", { tasks: { a: {} } }));
  const { runners } = server.useCases;
  const order = await takeOrder(server);
  const other = "00000000-0000-4000-8000-000000000000";
  expect(await reportOn({ ...server, runner: other }, order.fence, WENT_WELL)).toMatchObject({ kind: "ignored" });
  await expect(runners.appendLog({ runner: other, only: null }, { fence: order.fence, from: 0, text: "hello" })).rejects.toThrow(/does not work/);
  await expect(runners.hello({ runner: other, token: "" }, { version: "", capacity: 1, killLevel: "group", labels: [], rotates: false, live: [], lost: [order.fence] })).rejects.toThrow(/not known/);
  expect((await server.useCases.runs.get(run)).state.batches[batchId("a")]?.phase.kind).toBe("running");
});
