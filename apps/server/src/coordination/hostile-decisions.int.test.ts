import { batchId, liveAttempt, type Run, type RunId } from "@planloom/scheduler";
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

const NAMES = ["one", "two", "three", "four"];
const PLAN = samplePlan("Four at once", {
  settings: { maxParallel: 4 },
  tasks: Object.fromEntries(NAMES.map((name) => [name, { acceptance: BY_PERSON }])),
});

/** Starts a run of four tasks and gives it once all of them wait for a check-in. */
async function allChecking() {
  const run = await startSampleRun(server, PLAN);
  const executor = fakeExecutor(server, (order) => (order.fence.run === run ? WENT_WELL : null));
  const state = await untilRun(server, run, ({ batches }) => NAMES.every((name) => batches[batchId(name)]?.phase.kind === "checking"));
  await executor.stop();
  return { run, state };
}

function attemptOf({ batches }: Run, name: string) {
  const batch = batches[batchId(name)];
  const attempt = batch === undefined ? null : liveAttempt(batch);
  return attempt ?? expect.fail(`${name} waits for no check-in`);
}

const minor = (run: RunId, state: Run, { name, title }: { readonly name: string; readonly title: string }) => {
  const { id, epoch } = attemptOf(state, name);
  return server.useCases.runs.checkIn({ run, attempt: id, epoch, verdict: "minor", notes: null, tags: [], fix: { title, minutes: 5, when: "before" } }, "ann");
};

test("decisions that change the plan at the same moment each bring their change, and none is made without it", async () => {
  const { run, state } = await allChecking();
  const answers = await Promise.all(NAMES.map((name) => minor(run, state, { name, title: `Mend ${name}` })));
  expect(answers.map(({ kind }) => kind)).toEqual(NAMES.map(() => "applied"));
  const after = await server.useCases.runs.get(run);
  expect(after.plan.tasks.map(({ title }) => title)).toEqual(expect.arrayContaining(NAMES.map((name) => `Mend ${name}`)));
  const phases = NAMES.map((name) => [after.state.batches[batchId(name)]?.phase.kind, after.state.batches[batchId(`${name}-fix`)] === undefined]);
  expect(phases).toEqual(NAMES.map(() => ["accepted", false]));
  expect((await historyOf(server, run)).filter(({ type }) => type === "run.replanned")).toHaveLength(NAMES.length);
});

test("a decision whose plan nobody could read again is refused, says why, and leaves the run as it was", async () => {
  const { run, state } = await allChecking();
  const { id } = attemptOf(state, "one");
  const before = (await server.useCases.runs.get(run)).seq;
  await expect(minor(run, state, { name: "one", title: "x".repeat(201) })).rejects.toThrow(/title/);
  await expect(server.useCases.coordination.decideScope({ run, attempt: id, files: Array.from({ length: 2 }, (_, place) => `${"a/".repeat(499)}${place}`), how: "widened" }, "ann")).rejects.toThrow(/writes/);
  await expect(server.useCases.coordination.decideScope({ run, attempt: id, files: ["\0"], how: "widened" }, "ann")).rejects.toThrow(/writes/);
  const after = await server.useCases.runs.get(run);
  expect(after.seq).toBe(before);
  expect(await minor(run, state, { name: "one", title: "Mend it" })).toMatchObject({ kind: "applied" });
  await expect(server.useCases.runs.get(run)).resolves.toMatchObject({ state: { spec: { revision: 1 } } });
});
