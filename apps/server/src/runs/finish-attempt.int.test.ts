import { randomUUID } from "node:crypto";
import type { RunFence } from "@planloom/api";
import { agentId, batchId, entryId, liveAttempt, type RunId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WENT_WELL, reportOn } from "../testing/fake-executor.ts";
import { BY_PERSON, samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder } from "../testing/take-orders.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const byPerson = { agent: agentId("person"), command: null, outputs: [{ kind: "value" as const, name: "choice" }] };

async function fenceOf(run: RunId, batch: string): Promise<RunFence> {
  const { state } = await server.useCases.runs.get(run);
  const found = state.batches[batchId(batch)];
  const attempt = found === undefined ? null : liveAttempt(found);
  if (attempt === null) throw new Error(`${batch} has no live attempt`);
  return { run, attempt: attempt.id, epoch: attempt.epoch };
}

test("a person's values reach the next task, and one they owe is asked for", async () => {
  const run = await startSampleRun(server, samplePlan("Person", { tasks: { a: { ...byPerson, acceptance: BY_PERSON }, b: {} }, dependencies: [["a", "b", "artifact"]] }));
  const { runs } = server.useCases;
  const fence = await fenceOf(run, "a");
  expect((await runs.get(run)).summary.waitingForPerson).toBe(1);
  expect(await runs.takeAttempt(fence, "ann")).toMatchObject({ kind: "applied" });
  await expect(runs.finishAttempt({ ...fence, note: null, values: {}, report: null }, "ann")).rejects.toThrow(/give choice/);
  await expect(runs.finishAttempt({ ...fence, note: null, values: { choice: "left", other: "x" }, report: null }, "ann")).rejects.toThrow(/does not hand over other/);
  expect(await runs.finishAttempt({ ...fence, note: "Left is shorter.", values: { choice: "left" }, report: null }, "ann")).toMatchObject({ kind: "applied" });
  expect(await runs.checkIn({ ...(await fenceOf(run, "a")), verdict: "accept", notes: null, tags: [], fix: null }, "bob")).toMatchObject({ kind: "applied" });
  expect((await takeOrder(server)).inputs).toEqual([{ kind: "value", task: "a", name: "choice", value: "left" }]);
});

test("what a person was shown when they took the work is kept, and whoever takes nothing was shown it all the same", async () => {
  const plan = samplePlan("Shown", { tasks: { a: { ...byPerson, outputs: [], acceptance: BY_PERSON, instructions: "Choose a side." }, b: { ...byPerson, outputs: [], acceptance: BY_PERSON } } });
  const run = await startSampleRun(server, plan);
  const { runs, coordination } = server.useCases;
  const finding = (title: string) => ({ id: entryId(randomUUID()), kind: "finding" as const, title, text: "", severity: "info" as const, files: [], subject: null, claim: null, audience: { kind: "all" as const }, pinned: false, supersedes: null, contract: null });
  const before = finding("Known before");
  await coordination.post({ run, entry: before }, "ann");
  const [a, b] = [await fenceOf(run, "a"), await fenceOf(run, "b")];
  expect(await runs.brief({ run, batch: batchId("a"), attempt: a.attempt })).toMatchObject({ kind: "foreseen" });
  await runs.takeAttempt(a, "ann");
  const later = finding("Known later");
  await coordination.post({ run, entry: later }, "ann");
  const shown = await runs.brief({ run, batch: batchId("a"), attempt: a.attempt });
  expect(shown).toMatchObject({ kind: "sent", text: expect.stringContaining("Choose a side."), carried: [before.id] });
  await runs.finishAttempt({ ...a, note: null, values: {}, report: null }, "ann");
  expect(await runs.brief({ run, batch: batchId("a"), attempt: a.attempt })).toEqual(shown);
  await runs.finishAttempt({ ...b, note: null, values: {}, report: null }, "ann");
  expect(await runs.brief({ run, batch: batchId("b"), attempt: b.attempt })).toMatchObject({ kind: "sent", carried: [later.id, before.id] });
  await runs.stop(run, "ann");
});

test("a value is owed whatever it is called, also where every object has something of that name", async () => {
  const outputs = [{ kind: "value" as const, name: "constructor" }];
  const run = await startSampleRun(server, samplePlan("Owed", { tasks: { a: { ...byPerson, outputs, acceptance: BY_PERSON } } }));
  await expect(server.useCases.runs.finishAttempt({ ...(await fenceOf(run, "a")), note: null, values: {}, report: null }, "ann")).rejects.toThrow(/give constructor/);
  await server.useCases.runs.stop(run, "ann");
});

test("after a person's work a runner runs only the acceptance command", async () => {
  const acceptance = { command: "test -f done", criteria: [], policy: "command" as const };
  const run = await startSampleRun(server, samplePlan("Checked", { tasks: { a: { ...byPerson, outputs: [], acceptance } } }));
  await server.useCases.runs.finishAttempt({ ...(await fenceOf(run, "a")), note: null, values: {}, report: null }, "ann");
  const order = await takeOrder(server);
  expect([order.command, order.acceptanceCommand]).toEqual([null, "test -f done"]);
  await reportOn(server, order.fence, WENT_WELL);
  expect((await server.useCases.runs.get(run)).state.status).toBe("accepted");
});

test("nobody reports in the name of a runner", async () => {
  const run = await startSampleRun(server, samplePlan("Runner's", { tasks: { a: {} } }));
  const { fence } = await takeOrder(server);
  const result = await server.useCases.runs.finishAttempt({ ...fence, note: null, values: {}, report: null }, "mallory");
  expect(result).toMatchObject({ kind: "ignored" });
  expect((await server.useCases.runs.get(run)).state.status).toBe("running");
});
