import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppRouter } from "@planloom/api";
import { createTRPCClient, httpLink } from "@trpc/client";
import { createTestDatabase, type TestDatabase } from "@planloom/db/testing";
import { agentId, batchId, liveAttempt, newAgent, type Run } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forkServer } from "../testing/fork-server.ts";
import { BY_PERSON, samplePlan } from "../testing/sample-plan.ts";

let database: TestDatabase;
let home: string;
beforeAll(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), "planloom-killed-"));
});
afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

async function start(failpoint = "") {
  const { child, url, token, gone } = await forkServer({ home, databaseUrl: database.url, failpoint });
  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/api/trpc`, headers: { authorization: `Bearer ${token}` } })] });
  const end = async () => {
    child.disconnect();
    await gone;
  };
  return { client, gone, end };
}

const ANN = agentId("ann");
const BASE = samplePlan("Killed", { tasks: { api: { agent: ANN, command: null, acceptance: BY_PERSON }, docs: { agent: ANN, command: null, acceptance: BY_PERSON } }, dependencies: [["api", "docs", "order"]] });
const PLAN = { ...BASE, agents: [...BASE.agents, newAgent(ANN, "Ann", "person")] };

const fenceOf = ({ batches }: Run) => {
  const batch = batches[batchId("api")];
  const { id: attempt, epoch } = (batch === undefined ? null : liveAttempt(batch)) ?? expect.fail("api is not live");
  return { attempt, epoch };
};

test.each([
  ["check-in:before", false],
  ["result:between", false],
  ["check-in:after", true],
])("a server that is killed at %s has kept the decision and its plan, or neither (%s), and takes it once", async (place, isKept) => {
  const first = await start();
  const { id: planId } = await first.client.plan.create.mutate({ plan: PLAN });
  const started = await first.client.run.start.mutate({ planId });
  const run = started.kind === "started" ? started.run : expect.fail("the run was refused");
  const fence = fenceOf((await first.client.run.get.query({ run })).state);
  expect(await first.client.attempt.finish.mutate({ run, ...fence, note: null })).toMatchObject({ kind: "applied" });
  const checkIn = { run, ...fence, verdict: "minor", notes: null, tags: [], fix: { title: "Mend it", minutes: 5, when: "before" } } as const;
  await first.end();

  const killed = await start(`${place}:kill`);
  await expect(killed.client.attempt.checkIn.mutate({ ...checkIn, tags: [] })).rejects.toThrow("fetch failed");
  expect(await killed.gone).toEqual([null, "SIGKILL"]);

  const again = await start();
  const seen = async () => {
    const { state, plan } = await again.client.run.get.query({ run });
    return { phase: state.batches[batchId("api")]?.phase.kind, revision: state.spec.revision, fixes: plan.tasks.filter(({ title }) => title === "Mend it").length };
  };
  expect(await seen()).toEqual(isKept ? { phase: "accepted", revision: 1, fixes: 1 } : { phase: "checking", revision: 0, fixes: 0 });
  expect(await again.client.attempt.checkIn.mutate({ ...checkIn, tags: [] })).toMatchObject({ kind: isKept ? "ignored" : "applied" });
  expect(await seen()).toEqual({ phase: "accepted", revision: 1, fixes: 1 });
  await again.end();
});
