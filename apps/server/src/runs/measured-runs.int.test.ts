import { listRuns } from "@planloom/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BY_PERSON, samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test("metrics follow every step of a run, and the newest run comes first", async () => {
  const { runs } = server.useCases;
  const stopped = await startSampleRun(server, samplePlan("First", { tasks: { a: {}, b: {} } }));
  const other = await startSampleRun(server, samplePlan("Second", { tasks: { a: { acceptance: BY_PERSON } } }));
  const before = await runs.metrics({ limit: 10 });
  expect(before.runs.map(({ summary }) => summary.id)).toEqual([other, stopped]);
  expect(before.total.counts).toMatchObject({ running: 3, stopped: 0 });
  await runs.stop(stopped, "ann");
  const after = await runs.metrics({ limit: 10 });
  expect(after.total.counts).toMatchObject({ running: 1, stopped: 2 });
  expect(await runs.metrics({ limit: 10 })).toEqual(after);
  const [newest] = await listRuns(server.db, { workspaceId: server.workspaceId, limit: 1 });
  expect((await runs.metrics({ limit: 10, planId: newest?.planId })).runs.map(({ summary }) => summary.id)).toEqual([other]);
});
