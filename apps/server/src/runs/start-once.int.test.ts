import { randomUUID } from "node:crypto";
import { runId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { samplePlan } from "../testing/sample-plan.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

let server: TestServer;
let planId: string;
beforeAll(async () => {
  server = await startTestServer();
  planId = await planCalled("Once");
});
afterAll(() => server.stop());

const planCalled = async (name: string) => (await server.useCases.plans.create({ plan: samplePlan(name, { tasks: { a: {} } }) }, "ann")).id;
const start = (input: { planId: string; revision?: number; run?: ReturnType<typeof runId> }) => server.useCases.runs.start(input, "ann");
const countRuns = async () => (await server.useCases.runs.list({ limit: 200 })).runs.length;
const newId = () => runId(randomUUID());

test("asked again with the same id, one run is started and the answer is the same", async () => {
  const run = newId();
  const before = await countRuns();
  const first = await start({ planId, run });
  expect(first).toEqual({ kind: "started", run, number: expect.any(Number) });
  expect(await start({ planId, run })).toEqual(first);
  expect(await start({ planId, revision: 1, run })).toEqual(first);
  expect(await countRuns()).toBe(before + 1);
  expect((await server.useCases.runs.get(run)).state.status).toBe("running");
});

test("asked many times at once, one run is started, and no number is left out", async () => {
  const run = newId();
  const before = await countRuns();
  const answers = await Promise.all(Array.from({ length: 6 }, () => start({ planId, run })));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await countRuns()).toBe(before + 1);
  const [one, other] = [await start({ planId }), answers[0]];
  expect(one.kind === "started" && other?.kind === "started" && one.number - other.number).toBe(1);
});

test("after the plan was changed, a repeated call is still answered with the run it started", async () => {
  const [changing, run] = [await planCalled("Changing"), newId()];
  const first = await start({ planId: changing, run });
  await server.useCases.plans.save({ id: changing, baseRevision: 1, plan: samplePlan("Changing", { tasks: { a: {}, b: {} } }) }, "ann");
  expect(await start({ planId: changing, run })).toEqual(first);
  await expect(start({ planId: changing, revision: 2, run })).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("another plan or revision") });
});

test("another plan under the same id is refused", async () => {
  const run = newId();
  await start({ planId, run });
  await expect(start({ planId: await planCalled("Another"), run })).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("another plan") });
});

test("without an id every call is a run of its own", async () => {
  const [first, second] = [await start({ planId }), await start({ planId })];
  expect(first.kind === "started" && second.kind === "started" && first.run !== second.run).toBe(true);
});
