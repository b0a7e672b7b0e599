import { insertPlan, insertRun, insertToken } from "@planloom/db";
import { insertWorkspace } from "@planloom/db/testing";
import { attemptId, batchId, createRun, freezePlan, type RunId, runId } from "@planloom/scheduler";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashSecret, newSecret } from "../auth/secret.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";

let server: TestServer;
let elsewhere: { readonly workspaceId: string; readonly run: RunId };
beforeAll(async () => {
  server = await startTestServer();
  elsewhere = await startElsewhere();
});
afterAll(() => server.stop());

/** A run in another workspace of the same database. */
async function startElsewhere(): Promise<typeof elsewhere> {
  const workspaceId = await insertWorkspace(server.db, "elsewhere");
  const plan = samplePlan("Theirs", { tasks: { a: {} } });
  const frozen = freezePlan(plan);
  if (frozen.kind === "refused") throw new Error("the sample plan can run");
  const { id: planId } = await insertPlan(server.db, { workspaceId, name: plan.name, document: plan, by: "eve" });
  const { id } = await server.db.transaction((tx) => insertRun(tx, { workspaceId, planId, planRevision: 1, state: createRun(frozen.spec), startedBy: "eve" }));
  return { workspaceId, run: runId(id) };
}

describe("a run of another workspace", () => {
  test("is not there for anything that can be asked of a run", async () => {
    const { runs } = server.useCases;
    const { run } = elsewhere;
    const fence = { run, attempt: attemptId("a#1"), epoch: 1 };
    const batch = { run, batch: batchId("a") };
    const all = [
      runs.get(run),
      runs.origin(run),
      runs.lastOutputs(run),
      runs.pause({ run: run, policy: null }, "ann"),
      runs.resume(run, "ann"),
      runs.stop(run, "ann"),
      runs.retryBatch(batch, "ann"),
      runs.skipBatch(batch, "ann"),
      runs.stopAttempt(fence, "ann"),
      runs.takeAttempt(fence, "ann"),
      runs.finishAttempt({ ...fence, note: null, values: {}, report: null }, "ann"),
      runs.checkIn({ ...fence, verdict: "accept", notes: null, tags: [], fix: null }, "ann"),
      runs.readLog({ ...fence, fromByte: 0, maxBytes: 100 }),
      runs.watch({ run, afterSeq: 0, log: null }, new AbortController().signal)[Symbol.asyncIterator]().next(),
    ];
    const outcomes = await Promise.allSettled(all);
    expect(outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason.message : "answered"))).toEqual(all.map(() => "There is no such run."));
  });

  test.each([["logs", ""], ["artifacts", "/report"]])("has no %s to fetch", async (what, rest) => {
    const response = await fetch(new URL(`/api/${what}/${elsewhere.run}/a%231${rest}`, server.url), { headers: { authorization: `Bearer ${server.tokens.owner}` } });
    expect([response.status, await response.json()]).toMatchObject([404, { error: { message: "There is no such run." } }]);
  });
});

test("a token of another workspace opens nothing here", async () => {
  const secret = newSecret();
  await insertToken(server.db, { workspaceId: elsewhere.workspaceId, kind: "api", hash: hashSecret(secret), subject: "eve", role: "owner", lifetimeMs: null });
  const response = await fetch(new URL("/api/trpc/plan.list", server.url), { headers: { authorization: `Bearer ${secret}` } });
  expect(response.status).toBe(401);
});
