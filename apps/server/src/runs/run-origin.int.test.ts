import { ownPauses, RunSession } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
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

test("what a run was at first and its events tell its state, and which pause it began by itself", async () => {
  const run = await startSampleRun(server, samplePlan("Critical", { tasks: { a: { onFailure: "critical" } } }));
  const { fence } = await takeOrder(server);
  const report = { outcome: { kind: "exited" as const, code: 3 }, acceptance: null, outputs: [], missingOutputs: [], tasks: null, said: null, fault: null, changed: null };
  await server.useCases.runners.report(server.runner, { reports: [{ fence, report }], free: 0 });
  const [origin, events, { state }] = await Promise.all([server.useCases.runs.origin(run), historyOf(server, run), server.useCases.runs.get(run)]);
  if (origin === null) throw new Error("the run has no origin");
  const session = new RunSession(origin);
  for (const event of events) session.apply(event);
  expect(session.run).toEqual(state);
  expect(ownPauses(origin)(events)).toEqual([{ seq: events.length, reason: expect.stringMatching(/failed: It exited with code 3$/) }]);
});
