import { databaseTime } from "@planloom/db";
import { runId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reportOn, WENT_WELL } from "../testing/fake-executor.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder } from "../testing/take-orders.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test("it is told when running work last printed something, by the clock of the server, and nothing of work that is over", async () => {
  const run = await startSampleRun(server, samplePlan("Talks", { tasks: { a: {} } }));
  const { fence } = await takeOrder(server);
  const { runs, runners } = server.useCases;
  expect(await runs.lastOutputs(run)).toEqual([]);
  const before = await databaseTime(server.db);
  await runners.appendLog({ runner: server.runner, only: null }, { fence, from: 0, text: "begun" });
  const [printed] = await runs.lastOutputs(run);
  expect(printed?.attempt).toBe(fence.attempt);
  expect(printed?.at).toBeGreaterThanOrEqual(before);
  expect(printed?.at).toBeLessThanOrEqual(await databaseTime(server.db));
  await reportOn(server, fence, WENT_WELL);
  expect(await runs.lastOutputs(run)).toEqual([]);
});

test("of a run that is not there nothing is told", async () => {
  await expect(server.useCases.runs.lastOutputs(runId("00000000-0000-4000-8000-000000000000"))).rejects.toThrow(/no such run/);
});
