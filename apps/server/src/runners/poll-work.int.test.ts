import { ensureRunner } from "@planloom/db";
import { batchId } from "@planloom/scheduler";
import { type RunFence, workOrderSchema } from "@planloom/api";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Engine } from "../engine/live-runs.ts";
import { attemptTokens } from "../auth/attempt-tokens.ts";
import { REAL_TIME } from "../engine/time.ts";
import { NO_SECRETS } from "../testing/server-on-store.ts";
import { createSignals } from "../live/signals.ts";
import { type FrozenPlans, frozenPlans } from "../plans/frozen-plans.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { createGrants } from "./grants.ts";
import { type PollParts, pollWork } from "./poll-work.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const NEVER = new AbortController().signal;

const partsWith = (plans: Pick<FrozenPlans, "find">): PollParts => ({
  ...server,
  plans,
  grants: createGrants({ db: server.db, workspaceId: server.workspaceId, newWork: { hindrance: () => null } }),
  attemptTokens: attemptTokens("key"),
  vault: NO_SECRETS,
  briefs: { note: () => undefined },
  isTraced: false,
  signals: createSignals(REAL_TIME),
  time: REAL_TIME,
  closing: NEVER,
  told: new Map(),
  logger: pino({ level: "silent" }),
});

test("an order whose runner went away while it was made is handed to it with its next greeting, and only then", async () => {
  await startSampleRun(server, samplePlan("Undelivered", { tasks: { a: {} } }));
  const gone = new AbortController();
  const known = frozenPlans(server.db);
  // The plan is looked up after the claim has committed: just then the runner's connection breaks.
  const parts = partsWith({
    async find(run) {
      gone.abort();
      return known.find(run);
    },
  });
  const { runner } = server;
  await pollWork(parts, { runner, free: 1, waitMs: 1_000, signal: gone.signal });
  expect((await pollWork(parts, { runner, free: 1, waitMs: 0, signal: NEVER })).orders).toEqual([]);
  const greet = async (live: readonly RunFence[]) => (await server.useCases.runners.hello({ runner, token: "" }, { version: "test", capacity: 8, killLevel: "group", live: [...live], lost: [], labels: [], rotates: false })).orders;
  const orders = await greet([]);
  expect(orders.map((order) => [order.task, order.attemptNumber])).toEqual([["a", 1]]);
  expect(await greet(orders.map(({ fence }) => workOrderSchema.shape.fence.parse(fence)))).toEqual([]);
});

test("two runners that ask at the same time never get the same work, and leave none", async () => {
  const tasks = Object.fromEntries(Array.from({ length: 4 }, (_, index) => [`t${index}`, {}]));
  await startSampleRun(server, samplePlan("Shared", { settings: { maxParallel: 4 }, tasks }));
  const parts = partsWith(frozenPlans(server.db));
  const { id: second } = await ensureRunner(server.db, { workspaceId: server.workspaceId, name: "second" });
  const ask = (runner: string) => pollWork(parts, { runner, free: 2, waitMs: 3_000, signal: NEVER });
  const answers = await Promise.all([ask(server.runner), ask(second)]);
  expect(answers.flatMap(({ orders }) => orders.map((order) => order.task)).toSorted()).toEqual(["t0", "t1", "t2", "t3"]);
});

test("a run that cannot be moved does not keep the others from being worked on, however old its offers are", async () => {
  const stuck = await startSampleRun(server, samplePlan("Stuck", { tasks: { a: {} } }));
  await startSampleRun(server, samplePlan("Free", { tasks: { b: {} } }));
  const parts = partsWith(frozenPlans(server.db));
  const apply: Engine["apply"] = (id, deliveries) => (id === stuck ? Promise.reject(new Error("its state is broken")) : server.engine.apply(id, deliveries));
  const ask = () => pollWork({ ...parts, engine: { ...server.engine, apply } }, { runner: server.runner, free: 1, waitMs: 0, signal: NEVER });
  expect((await ask()).orders.map((order) => order.task)).toEqual(["b"]);
  expect((await ask()).orders).toEqual([]);
  await server.useCases.runs.stop(stuck, "ann");
});

test("work whose plan cannot be read fails with the reason instead of being claimed again and again", async () => {
  const run = await startSampleRun(server, samplePlan("Unreadable", { tasks: { a: {} } }));
  const parts = partsWith({ find: () => Promise.reject(new Error("this plan is from the future")) });
  expect((await pollWork(parts, { runner: server.runner, free: 1, waitMs: 0, signal: NEVER })).orders).toEqual([]);
  const { state } = await server.useCases.runs.get(run);
  expect(state.batches[batchId("a")]?.phase).toMatchObject({ kind: "failed", message: expect.stringContaining("this plan is from the future") });
});

test("work whose plan cannot be read at the moment is not failed", async () => {
  const run = await startSampleRun(server, samplePlan("Away", { tasks: { a: {} } }));
  const parts = partsWith({ find: () => Promise.reject(Object.assign(new Error("away"), { code: "P1001" })) });
  await pollWork(parts, { runner: server.runner, free: 1, waitMs: 0, signal: NEVER });
  expect((await server.useCases.runs.get(run)).state.batches[batchId("a")]?.phase.kind).toBe("running");
});
