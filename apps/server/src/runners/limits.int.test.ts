import { workOrderSchema } from "@planloom/api";
import { ensureRunner, leasesOfRunner } from "@planloom/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test("the limit of a workspace holds however many runners ask at once, over all runs, and what is reported makes room", async () => {
  const { useCases, db, workspaceId } = server;
  await useCases.workspace.changeSettings({ mostAtOnce: 3 }, "ann");
  const tasks = { a: {}, b: {}, c: {}, d: {}, e: {} };
  await startSampleRun(server, samplePlan("One", { tasks, dependencies: [] }));
  await startSampleRun(server, samplePlan("Two", { tasks, dependencies: [] }));
  const runners = await Promise.all(Array.from({ length: 6 }, (_, index) => ensureRunner(db, { workspaceId, name: `runner ${index}` })));
  const pollAll = async () => {
    const polls = runners.flatMap(({ id }) => [id, id].map(async (runner) => (await useCases.runners.poll(runner, { free: 2, waitMs: 0 }, new AbortController().signal)).orders.map((order) => ({ runner, ...workOrderSchema.parse(order) }))));
    return (await Promise.all(polls)).flat();
  };
  const held = async () => (await Promise.all(runners.map(({ id }) => leasesOfRunner(db, id)))).flat().length;

  const orders = await pollAll();
  expect(orders).toHaveLength(3);
  expect(await pollAll()).toEqual([]);
  const [first] = orders;
  if (first === undefined) throw new Error("there was no order");
  // The answer to a report brings the next work: exactly what its place makes room for.
  const report = { outcome: { kind: "exited" as const, code: 0 }, acceptance: null, outputs: [], missingOutputs: [], tasks: null, said: null, fault: null, changed: null };
  const answer = await useCases.runners.report(first.runner, { reports: [{ fence: first.fence, report }], free: 5 });
  expect(answer.orders.length + (await pollAll()).length).toBe(1);
  expect(await held()).toBe(3);
});
