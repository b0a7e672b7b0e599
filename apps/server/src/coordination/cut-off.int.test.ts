import { randomUUID } from "node:crypto";
import { entryId, type EntryId, foldRun, taskId } from "@planloom/scheduler";
import { type Gate, openGate } from "@planloom/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { historyOf } from "../testing/history-of.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

let server: TestServer;
let gate: Gate;
beforeAll(async () => {
  server = await startTestServer({
    through: async (databaseUrl) => {
      gate = await openGate(databaseUrl);
      return gate.url;
    },
  });
});
afterAll(async () => {
  gate.set("open");
  await server.stop();
  await gate.close();
});

test("what was acknowledged while the database came and went is there, and what is said again is there once", async () => {
  const run = await startSampleRun(server, samplePlan("Cut off", { tasks: { api: {} } }));
  const post = async (id: EntryId): Promise<"applied" | "ignored" | "failed"> => {
    const entry = { id, kind: "decision" as const, title: id, text: "", severity: "info" as const, files: [], subject: null, claim: null, audience: { kind: "tasks" as const, tasks: [taskId("api")] }, pinned: false, supersedes: null, contract: null };
    try {
      return (await server.useCases.coordination.post({ run, entry }, "ann")).kind;
    } catch {
      return "failed";
    }
  };
  const acknowledged: EntryId[] = [];
  const unknown: EntryId[] = [];
  for (let round = 0; round < 8; round += 1) {
    const ids = Array.from({ length: 12 }, () => entryId(randomUUID()));
    // Some are on their way, some are not begun, and some come while it is away.
    const early = ids.slice(0, 8).map(post);
    if (round % 2 === 1) await early[0];
    gate.set("shut");
    const late = ids.slice(8).map(post);
    const answers = await Promise.all([...early, ...late]);
    gate.set("open");
    answers.forEach((answer, place) => {
      const id = ids[place] ?? expect.fail("no id");
      if (answer === "failed") unknown.push(id);
      else acknowledged.push(id);
    });
  }
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(unknown.length).toBeGreaterThan(0);
  const onBoard = async () => (await server.useCases.runs.get(run)).state.coordination.board.map(({ id }) => id);
  const before = await onBoard();
  expect(before).toEqual(expect.arrayContaining(acknowledged));
  for (const id of unknown) expect(await post(id)).toBe(before.includes(id) ? "ignored" : "applied");
  expect((await onBoard()).toSorted()).toEqual([...acknowledged, ...unknown].toSorted());
  const { state } = await server.useCases.runs.get(run);
  expect(foldRun(state.spec, await historyOf(server, run))).toEqual(state);
});
