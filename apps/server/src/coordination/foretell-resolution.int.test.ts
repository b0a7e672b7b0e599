import { randomUUID } from "node:crypto";
import { batchId, blockerId, entryId, type NewBlocker, type Run, taskId } from "@planloom/scheduler";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { untilRun } from "../testing/until-run.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const PLAN = samplePlan("Foretold", { tasks: { api: {}, page: {}, docs: {} }, dependencies: [["api", "page", "order"]] });

/** A run whose first task is blocked. */
async function blocked(severity: NewBlocker["severity"]) {
  const run = await startSampleRun(server, PLAN);
  const blocker = blockerId(randomUUID());
  await server.useCases.coordination.raiseBlocker({ run, blocker: { id: blocker, kind: "technical", severity, title: "No schema", text: "", options: [], batch: batchId("api") } }, "ann");
  const before = await untilRun(server, run, ({ batches }) => batches[batchId("api")]?.phase.kind === "blocked");
  return { run, blocker, before, now: async (): Promise<Run> => (await server.useCases.runs.get(run)).state };
}

const WORK = { title: "Draw the schema", instructions: "", minutes: 7, agent: null };

describe("what a way out of a blocker would do", () => {
  test("an answer starts the blocked batch, and nothing has happened by asking", async () => {
    const { run, blocker, before, now } = await blocked("moderate");
    const foretold = await server.useCases.coordination.foretellResolution({ run, blocker, text: "", how: { kind: "decision", entry: entryId(randomUUID()), audience: { kind: "all" } }, resume: false }, "ann");
    expect(foretold).toMatchObject({ kind: "possible", added: [], starts: ["Task api"], finish: { beforeMinutes: expect.any(Number), afterMinutes: expect.any(Number) } });
    expect(await now()).toEqual(before);
  });

  test("other work is what starts then, and the plan that is made is the one that was foretold", async () => {
    const { run, blocker, before, now } = await blocked("moderate");
    const input = { run, blocker, text: "", how: { kind: "batch" as const, place: "before" as const, work: WORK }, resume: false };
    expect(await server.useCases.coordination.foretellResolution(input, "ann")).toMatchObject({ kind: "possible", added: ["Draw the schema"], starts: ["Draw the schema"] });
    expect(await now()).toEqual(before);
    expect(await server.useCases.coordination.resolveBlocker(input, "ann")).toMatchObject({ kind: "applied" });
    expect((await now()).spec.batches.map(({ title }) => title)).toContain("Draw the schema");
  });

  test("a paused run is foretold as it goes on, and a resume that came too late does not spoil the answer", async () => {
    const { run, blocker } = await blocked("critical");
    const input = { run, blocker, text: "There is one", how: { kind: "dismissed" as const }, resume: true };
    expect(await server.useCases.coordination.foretellResolution(input, "ann")).toMatchObject({ kind: "possible", starts: expect.arrayContaining(["Task api"]) });
    await server.useCases.runs.resume(run, "bob");
    expect(await server.useCases.coordination.resolveBlocker(input, "ann")).toMatchObject({ kind: "applied" });
  });

  test("what cannot be done is refused with the reason", async () => {
    const { run, blocker } = await blocked("moderate");
    const circle = { kind: "dependencies" as const, add: [{ from: taskId("page"), to: taskId("api") }], remove: [] };
    expect(await server.useCases.coordination.foretellResolution({ run, blocker, text: "", how: circle, resume: false }, "ann")).toMatchObject({ kind: "refused", message: expect.stringContaining("api") });
    await server.useCases.coordination.resolveBlocker({ run, blocker, text: "", how: { kind: "dismissed" }, resume: false }, "bob");
    expect(await server.useCases.coordination.foretellResolution({ run, blocker, text: "", how: { kind: "dismissed" }, resume: false }, "ann")).toMatchObject({ kind: "refused", message: "bob has resolved it already" });
  });
});
