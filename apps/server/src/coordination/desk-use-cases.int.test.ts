import { randomUUID } from "node:crypto";
import { batchId, blockerId, deskQueue, emptyPlan, liveAttempt, type Plan, type RunId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fakeExecutor, WENT_WELL } from "../testing/fake-executor.ts";
import { BY_PERSON, samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { untilRun } from "../testing/until-run.ts";

let server: TestServer;
let executor: ReturnType<typeof fakeExecutor>;
beforeAll(async () => {
  server = await startTestServer();
  executor = fakeExecutor(server, (order) => (order.task === "broken" ? { ...WENT_WELL, outcome: { kind: "exited", code: 1 } } : WENT_WELL));
});
afterAll(async () => {
  await executor.stop();
  await server.stop();
});

const planOf = (name: string, ...tasks: readonly string[]): Plan => samplePlan(name, { tasks: Object.fromEntries(tasks.map((id) => [id, { acceptance: BY_PERSON }])), dependencies: tasks.slice(1).map((id) => [tasks[0] ?? id, id, "order"]) });
const desk = (limit = 200) => server.useCases.desk.list({ limit });
const keysOf = async (run: RunId) => (await desk()).lines.flatMap((line) => (line.run === run ? [line.key] : []));
const waitingFor = (run: RunId, task: string) => untilRun(server, run, ({ batches }) => batches[batchId(task)]?.phase.kind === "checking");

async function accept(run: RunId, task: string): Promise<void> {
  const { state } = await server.useCases.runs.get(run);
  const batch = state.batches[batchId(task)];
  const { id, epoch } = (batch === undefined ? null : liveAttempt(batch)) ?? expect.fail(`${task} waits for nothing`);
  await server.useCases.runs.checkIn({ run, attempt: id, epoch, verdict: "accept", notes: null, tags: [], fix: null }, "ann");
}

test("what waits in all runs is one queue: what holds up most first, whichever run it is of, each as on the desk of its run", async () => {
  const one = await startSampleRun(server, planOf("One", "lone"));
  const two = await startSampleRun(server, planOf("Two", "base", "next", "last"));
  await waitingFor(one, "lone");
  await waitingFor(two, "base");
  const { waiting, lines } = await desk();
  expect(lines).toMatchObject([
    { run: two, planName: "Two", isOver: false, key: "check-in:base#1", kind: "check-in", holdUp: { batches: 2 } },
    { run: one, planName: "One", isOver: false, key: "check-in:lone#1", kind: "check-in", holdUp: { batches: 0 } },
  ]);
  expect([waiting, (await server.useCases.desk.count()).waiting]).toEqual([2, 2]);
  expect(await desk(1)).toMatchObject({ waiting: 2, lines: [{ run: two }] });
  for (const run of [one, two]) {
    const { plan, state } = await server.useCases.runs.get(run);
    expect(await keysOf(run)).toEqual(deskQueue(plan, state).map(({ key }) => key));
  }

  await accept(two, "base");
  await waitingFor(two, "next");
  await waitingFor(two, "last");
  expect((await server.useCases.desk.count()).waiting).toBe(3);
  expect((await keysOf(two)).toSorted()).toEqual(["check-in:last#1", "check-in:next#1"]);
  await accept(one, "lone");
  expect(await keysOf(one)).toEqual([]);
});

test("a run that failed stays on the desk behind those that go on, until its plan is run again", async () => {
  const plan = samplePlan("Fails", { settings: { retries: { ...emptyPlan("").settings.retries, limit: 0 } }, tasks: { broken: {} } });
  const { id } = await server.useCases.plans.create({ plan }, "ann");
  const start = async () => {
    const started = await server.useCases.runs.start({ planId: id }, "ann");
    return started.kind === "started" ? started.run : expect.fail("it was refused");
  };
  const run = await start();
  await untilRun(server, run, ({ status }) => status === "failed");
  expect((await desk()).lines.at(-1)).toMatchObject({ run, isOver: true, kind: "failure" });
  const again = await start();
  await untilRun(server, again, ({ status }) => status === "failed");
  expect(await keysOf(run)).toEqual([]);
  expect(await keysOf(again)).toEqual(["failure:broken#1"]);
  await server.useCases.runs.skipBatch({ run: again, batch: batchId("broken") }, "ann");
  expect(await keysOf(again)).toEqual([]);
});

test("a question that is still open when its run was accepted can be answered, and is then gone", async () => {
  const run = await startSampleRun(server, planOf("Asked", "a"));
  await waitingFor(run, "a");
  const blocker = blockerId(randomUUID());
  await server.useCases.coordination.raiseBlocker({ run, blocker: { id: blocker, kind: "clarification", severity: "minor", title: "Which one?", text: "", options: [], batch: null } }, "ann");
  await accept(run, "a");
  await untilRun(server, run, ({ status }) => status === "accepted");
  expect(await keysOf(run)).toEqual([`blocker:${blocker}`]);
  await server.useCases.coordination.resolveBlocker({ run, blocker, text: "That one", how: { kind: "dismissed" }, resume: false }, "ann");
  expect(await keysOf(run)).toEqual([]);
});

test("a run that is stopped waits for nobody", async () => {
  const run = await startSampleRun(server, planOf("Stopped", "a"));
  await waitingFor(run, "a");
  expect(await keysOf(run)).toEqual(["check-in:a#1"]);
  await server.useCases.runs.stop(run, "ann");
  expect(await keysOf(run)).toEqual([]);
});

test("a run that cannot be read keeps nobody from deciding about the others", async () => {
  const [broken, fine] = [await startSampleRun(server, planOf("Broken", "a")), await startSampleRun(server, planOf("Fine", "a"))];
  await waitingFor(broken, "a");
  await waitingFor(fine, "a");
  await server.db.query({ name: "damage-run", text: "DELETE FROM run_event WHERE run_id = $1::uuid AND seq = 2", values: [broken] });
  // The first server has it in memory.
  const other = await startTestServer({ beside: server });
  try {
    const { lines } = await other.useCases.desk.list({ limit: 200 });
    expect(lines.filter(({ run }) => run === fine)).toHaveLength(1);
    expect(lines.filter(({ run }) => run === broken)).toHaveLength(0);
  } finally {
    await other.stop();
  }
});
