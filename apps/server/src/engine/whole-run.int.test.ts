import { leasesOfRunner, openOffers } from "@planloom/db";
import { planSchema } from "@planloom/formats/plan-schema";
import { batchId, foldRun, liveAttempt, taskId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fakeExecutor, WENT_WELL } from "../testing/fake-executor.ts";
import { historyOf } from "../testing/history-of.ts";
import { BY_PERSON, samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { untilRun } from "../testing/until-run.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const plan = samplePlan("Whole run", {
  tasks: {
    contract: { outputs: [{ kind: "value", name: "version" }], environment: { LEVEL: "1" } },
    api: { acceptance: BY_PERSON },
    screen: {},
    docs: { acceptance: { command: "true", criteria: [], policy: "both" } },
  },
  dependencies: [
    ["contract", "api", "artifact"],
    ["contract", "screen", "order"],
    ["api", "docs", "order"],
    ["screen", "docs", "order"],
  ],
});

test("a run goes from its first batch to its last with outputs, a rework and check-ins, and its history tells all of it", async () => {
  const run = await startSampleRun(server, plan);
  const executor = fakeExecutor(server, (order) =>
    order.task === "contract" ? { ...WENT_WELL, outputs: [{ kind: "value", name: "version", value: "7" }] } : WENT_WELL,
  );
  const checkIn = async (task: string, verdict: "accept" | "minor" | "rework", notes: string | null) => {
    const state = await untilRun(server, run, ({ batches }) => batches[batchId(task)]?.phase.kind === "checking");
    const batch = state.batches[batchId(task)];
    const attempt = batch === undefined ? null : liveAttempt(batch);
    if (attempt === null) throw new Error(`${task} has no live attempt`);
    return server.useCases.runs.checkIn({ run, attempt: attempt.id, epoch: attempt.epoch, verdict, notes, tags: [], fix: null }, "bob");
  };
  await checkIn("api", "rework", "Name the errors.");
  await checkIn("api", "accept", null);
  await checkIn("docs", "minor", "A typo.");
  const state = await untilRun(server, run, ({ status }) => status === "accepted");
  await executor.stop();

  const orders = executor.orders.map(({ task, attemptNumber, notes }) => `${task} ${attemptNumber} ${notes}`);
  expect(orders.toSorted()).toEqual(["api 1 null", "api 2 Name the errors.", "contract 1 null", "docs 1 null", "screen 1 null"]);
  const api = executor.orders.find((order) => order.task === "api");
  expect(api?.inputs).toEqual([{ kind: "value", task: taskId("contract"), name: "version", value: "7" }]);
  expect(api?.idempotencyKey).toBe(`${run}/api/1`);
  expect(executor.orders.find((order) => order.task === "contract")?.environment).toEqual({ LEVEL: "1" });

  expect(foldRun(state.spec, await historyOf(server, run))).toEqual(state);
  expect(await leasesOfRunner(server.db, server.runner)).toEqual([]);
  expect(await openOffers(server.db, server.workspaceId, { limit: 10, labels: [] })).toEqual([]);
  const { summary } = await server.useCases.runs.get(run);
  expect(summary).toMatchObject({ status: "accepted", batches: 4, done: 4, waitingForPerson: 0, startedBy: "ann", planName: "Whole run" });
  const { total } = await server.useCases.runs.metrics({ limit: 10 });
  expect(total).toMatchObject({ completion: 1, reworked: 1, acceptedFirstTry: 3, firstTryAcceptance: 0.75, rework: 0.25 });
});

test("a plan that cannot run is refused with its problems, and no run is made", async () => {
  const cycle = samplePlan("Cycle", { tasks: { a: {}, b: {} }, dependencies: [["a", "b", "order"], ["b", "a", "order"]] });
  const { id } = await server.useCases.plans.create({ plan: planSchema.parse(cycle) }, "ann");
  const result = await server.useCases.runs.start({ planId: id }, "ann");
  expect(result).toMatchObject({ kind: "refused", problems: [{ code: "cycle" }] });
  expect((await server.useCases.runs.list({ planId: id, limit: 10 })).runs).toEqual([]);
});
