import { leasesOfRunner, openOffers } from "@planloom/db";
import { foldRun } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WENT_WELL, reportOn } from "../testing/fake-executor.ts";
import { historyOf } from "../testing/history-of.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder } from "../testing/take-orders.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const NEVER = new AbortController().signal;
const STOPPED = { ...WENT_WELL, outcome: { kind: "stopped" as const }, acceptance: null, outputs: [], missingOutputs: [] };
const poll = (free: number, waitMs: number) => server.useCases.runners.poll(server.runner, { free, waitMs }, NEVER);

test("a stop reaches what runs, takes back what waits, and is over only when nothing lives any more", async () => {
  const run = await startSampleRun(server, samplePlan("Stopped", { tasks: { a: {}, b: {} } }));
  const order = await takeOrder(server);
  expect(await openOffers(server.db, server.workspaceId, { limit: 10, labels: [] })).toHaveLength(1);

  const waiting = poll(0, 20_000);
  expect(await server.useCases.runs.stop(run, "ann")).toMatchObject({ kind: "applied" });
  expect(await waiting).toMatchObject({ orders: [], stop: [order.fence] });
  expect((await server.useCases.runs.get(run)).state.status).toBe("stopping");
  expect(await openOffers(server.db, server.workspaceId, { limit: 10, labels: [] })).toEqual([]);

  // Told once, a runner is not woken again for it, but every answer repeats it.
  expect(await poll(1, 50)).toMatchObject({ orders: [], stop: [order.fence] });
  expect(await server.useCases.runners.heartbeat(server.runner, { live: [order.fence] })).toEqual({ stop: [order.fence], gone: [] });

  await reportOn(server, order.fence, STOPPED);
  const { state } = await server.useCases.runs.get(run);
  expect(state.status).toBe("stopped");
  expect(await leasesOfRunner(server.db, server.runner)).toEqual([]);
  expect(foldRun(state.spec, await historyOf(server, run))).toEqual(state);
  expect(await server.useCases.runs.resume(run, "ann")).toMatchObject({ kind: "ignored" });
});

test("nothing is handed out while a run is paused, and everything that was offered is offered again after it", async () => {
  const run = await startSampleRun(server, samplePlan("Paused", { tasks: { a: {} } }));
  await server.useCases.runs.pause({ run: run, policy: null }, "ann");
  expect((await poll(1, 50)).orders).toEqual([]);
  await server.useCases.runs.resume(run, "ann");
  expect((await poll(1, 1_000)).orders.map((order) => order.task)).toEqual(["a"]);
});
