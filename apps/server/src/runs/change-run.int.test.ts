import { agentId, type BatchId, batchId, type foldRun, newTask, type Plan, type RunId, taskId } from "@planloom/scheduler";
import { checkHistory } from "@planloom/scheduler/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeExecutor, reportOn, WENT_WELL } from "../testing/fake-executor.ts";
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

const planOf = async (run: RunId): Promise<Plan> => (await server.useCases.runs.get(run)).plan;
const withTask = (plan: Plan, id: string): Plan => ({ ...plan, tasks: [...plan.tasks, { ...newTask(taskId(id), id), agent: plan.tasks[0]?.agent ?? null, command: "true", acceptance: { command: null, criteria: [], policy: "command" } }] });
const batches = async (run: RunId): Promise<BatchId[]> => (await server.useCases.runs.get(run)).state.spec.batches.map(({ id }) => id);

/** Ends with everything accepted, and holds the whole history to the laws of the run machine. */
async function finish(run: RunId): Promise<readonly string[]> {
  const executor = fakeExecutor(server, () => WENT_WELL);
  const state = await untilRun(server, run, ({ status }) => status === "accepted");
  await executor.stop();
  const events = await historyOf(server, run);
  const started = (await server.useCases.runs.get(run)).plan;
  expect(started.tasks.length).toBeGreaterThan(0);
  expect(checkHistory({ spec: firstSpec.get(run) ?? state.spec, events, saved: state })).toEqual([]);
  return executor.orders.map(({ task }) => task);
}

const firstSpec = new Map<RunId, Parameters<typeof foldRun>[0]>();
async function start(plan: Plan): Promise<RunId> {
  const run = await startSampleRun(server, plan);
  firstSpec.set(run, (await server.useCases.runs.get(run)).state.spec);
  return run;
}

describe("a live change", () => {
  test("is told before it is made, and then made: the run goes on with the new plan", async () => {
    const run = await start(samplePlan("Live", { tasks: { a: {}, b: {} }, dependencies: [["a", "b", "order"]] }));
    const { runs } = server.useCases;
    const changed = withTask({ ...(await planOf(run)), settings: { ...(await planOf(run)).settings, maxParallel: 7 } }, "c");
    const preview = await runs.previewChange({ run, plan: changed });
    expect(preview).toMatchObject({ kind: "possible", baseRevision: 0, changes: { added: ["c"], removed: [], changed: [], limits: ["At once: 4 → 7"] } });
    expect(await batches(run)).toEqual(["a", "b"]);
    expect(await runs.change({ run, plan: changed, baseRevision: 0, reason: "c was forgotten" }, "ann")).toEqual({ kind: "applied", revision: 1 });
    expect((await planOf(run)).tasks.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect((await finish(run)).toSorted()).toEqual(["a", "b", "c"]);
    expect((await server.useCases.runs.list({ limit: 1 })).runs[0]).toMatchObject({ batches: 3, done: 3 });
  });

  test("of what a task is told is told too, and counts for what has begun when it is done again", async () => {
    const run = await start(samplePlan("Retold", { tasks: { a: {}, b: {} }, dependencies: [["a", "b", "order"]] }));
    const { runs } = server.useCases;
    const order = await takeOrder(server);
    const plan = await planOf(run);
    const changed = { ...plan, tasks: plan.tasks.map((task) => ({ ...task, command: "true # mended" })) };
    expect(await runs.previewChange({ run, plan: changed })).toMatchObject({ kind: "possible", changes: { changed: ["Task a, when it is done again", "Task b"] } });
    expect(await runs.change({ run, plan: changed, baseRevision: 0, reason: "" }, "ann")).toMatchObject({ kind: "applied" });
    await reportOn(server, order.fence, { ...WENT_WELL, outcome: { kind: "exited", code: 1 } });
    await runs.retryBatch({ run, batch: batchId("a") }, "ann");
    const again = await takeOrder(server);
    expect([order.command, again.command]).toEqual(["true", "true # mended"]);
    await reportOn(server, again.fence, WENT_WELL);
    await finish(run);
  });

  test("never touches what runs, and says so", async () => {
    const run = await start(samplePlan("Running", { tasks: { a: {}, b: {} }, dependencies: [["a", "b", "order"]] }));
    const { runs } = server.useCases;
    const order = await takeOrder(server);
    const plan = await planOf(run);
    const without = { ...plan, tasks: plan.tasks.filter(({ id }) => id !== "a"), dependencies: [] };
    expect(await runs.previewChange({ run, plan: without })).toMatchObject({ kind: "refused", message: expect.stringContaining("a has begun") });
    expect(await runs.change({ run, plan: without, baseRevision: 0, reason: "" }, "ann")).toMatchObject({ kind: "refused" });
    expect((await planOf(run)).tasks).toHaveLength(2);
    await reportOn(server, order.fence, WENT_WELL);
    await finish(run);
  });

  test("made for a run that was changed meanwhile is a conflict, and a plan that cannot run is refused with its problems", async () => {
    const run = await start(samplePlan("Twice", { tasks: { a: {} } }));
    const { runs } = server.useCases;
    const plan = await planOf(run);
    const results = await Promise.all(["b", "c"].map((id) => runs.change({ run, plan: withTask(plan, id), baseRevision: 0, reason: "" }, "ann")));
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(["applied", "conflict"]);
    const cyclic = { ...plan, dependencies: [{ from: taskId("a"), to: taskId("a"), kind: "order" as const, lagMinutes: 0, penaltyMinutes: 0 }] };
    expect(await runs.change({ run, plan: cyclic, baseRevision: 1, reason: "" }, "ann")).toMatchObject({ kind: "refused", problems: [expect.objectContaining({ severity: "error" })] });
    const [added] = (await batches(run)).filter((id) => id !== "a");
    expect((await planOf(run)).tasks.at(-1)?.id).toBe(added);
    await finish(run);
  });
});

describe("a batch that was restarted with another agent", () => {
  test("is done by that one from the same plan, and the run can still be changed", async () => {
    const sample = samplePlan("Handed over", { tasks: { a: {}, b: {} }, dependencies: [["a", "b", "order"]] });
    const [shell] = sample.agents;
    if (shell === undefined) throw new Error("The sample plan has an agent");
    const other = agentId("other");
    const run = await start({ ...sample, agents: [...sample.agents, { ...shell, id: other, name: "Other" }] });
    const { runs } = server.useCases;
    const first = await takeOrder(server);
    await reportOn(server, first.fence, WENT_WELL);
    expect(await runs.restartBatch({ run, batch: batchId("a"), attempts: 1, agent: other }, "ann")).toMatchObject({ kind: "applied" });
    const again = await takeOrder(server);
    expect(again).toMatchObject({ task: "a", attemptNumber: 2, command: first.command });
    expect(await runs.change({ run, plan: withTask(await planOf(run), "c"), baseRevision: 1, reason: "" }, "ann")).toEqual({ kind: "applied", revision: 2 });
    const { state } = await runs.get(run);
    expect(state.spec.batches.find(({ id }) => id === "a")?.agent).toBe(other);
    await reportOn(server, again.fence, WENT_WELL);
    expect((await finish(run)).toSorted()).toEqual(["b", "c"]);
  });
});

describe("tasks that a task returns", () => {
  const plan = (): Plan => {
    const sample = samplePlan("Returned", { tasks: { analyse: { expands: true, acceptance: { command: "true", criteria: [], policy: "command" } }, report: {} }, dependencies: [["analyse", "report", "order"]] });
    return sample;
  };
  const returned = (...ids: string[]): string => JSON.stringify({ tasks: ids.map((id) => ({ id, agent: "shell", run: "true", accept: "true" })) });

  test("join the run before what waits for it", async () => {
    const run = await start(plan());
    const order = await takeOrder(server);
    expect(order.expands).toBe(true);
    expect(await reportOn(server, order.fence, { ...WENT_WELL, tasks: returned("one", "two") })).toMatchObject({ kind: "applied" });
    const tasks = await finish(run);
    expect(tasks.slice(0, 2).toSorted()).toEqual(["one", "two"]);
    expect(tasks.slice(2)).toEqual(["report"]);
    expect((await historyOf(server, run)).every((event) => !JSON.stringify(event).includes("tasks\":\""))).toBe(true);
  });

  test("that make no sense are refused with reasons, and the task is asked again", async () => {
    const run = await start(plan());
    const first = await takeOrder(server);
    await reportOn(server, first.fence, { ...WENT_WELL, tasks: '{"tasks":[{"id":"one","needs":["nobody"]}]}' });
    const again = await takeOrder(server);
    expect(again).toMatchObject({ task: "analyse", attemptNumber: 2, notes: expect.stringContaining("nobody") });
    expect(await batches(run)).toEqual([batchId("analyse"), batchId("report")]);
    await reportOn(server, again.fence, { ...WENT_WELL, tasks: returned("one") });
    expect((await finish(run)).toSorted()).toEqual(["one", "report"]);
  });

  test("of an attempt that was sent round again make way for those of the next", async () => {
    const run = await start(plan());
    const first = await takeOrder(server);
    await reportOn(server, first.fence, { ...WENT_WELL, acceptance: { passed: false, code: 1, tail: "not all of them" }, tasks: returned("one", "two") });
    expect(await batches(run)).toHaveLength(4);
    const again = await takeOrder(server);
    await reportOn(server, again.fence, { ...WENT_WELL, tasks: returned("two", "three") });
    expect((await batches(run)).toSorted()).toEqual(["analyse", "report", "three", "two"]);
    expect((await finish(run)).toSorted()).toEqual(["report", "three", "two"]);
  });

  test("stay as they are where they have begun, also if they are returned once more after a restart", async () => {
    const run = await start(plan());
    await reportOn(server, (await takeOrder(server)).fence, { ...WENT_WELL, tasks: returned("one", "two") });
    const one = await takeOrder(server);
    expect(one.task).toBe("one");
    await reportOn(server, one.fence, WENT_WELL);
    expect(await server.useCases.runs.restartBatch({ run, batch: batchId("analyse"), attempts: 1, agent: null }, "ann")).toMatchObject({ kind: "applied" });
    const executor = fakeExecutor(server, ({ expands }) => ({ ...WENT_WELL, tasks: expands ? returned("one", "three") : null }));
    await untilRun(server, run, ({ status }) => status === "accepted");
    await executor.stop();
    expect((await batches(run)).toSorted()).toEqual(["analyse", "one", "report", "three", "two"]);
  });

  test("by a runner that does not hold the attempt, or by one that was told to stop it, change nothing", async () => {
    const run = await start(plan());
    const order = await takeOrder(server);
    const stranger = { ...server, runner: "00000000-0000-4000-8000-000000000000" };
    expect(await reportOn(stranger, order.fence, { ...WENT_WELL, tasks: returned("forged") })).toMatchObject({ kind: "ignored" });
    expect(await batches(run)).toEqual(["analyse", "report"]);
    await server.useCases.runs.stopAttempt(order.fence, "ann");
    await reportOn(server, order.fence, { ...WENT_WELL, tasks: returned("late") });
    expect(await batches(run)).toEqual(["analyse", "report"]);
    await server.useCases.runs.stop(run, "ann");
  });
});
