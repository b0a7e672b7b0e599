import { batchId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fakeExecutor, WENT_WELL } from "../testing/fake-executor.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { untilRun } from "../testing/until-run.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const PLAN = samplePlan("Papers", {
  tasks: {
    security: {},
    speed: {},
    meet: { kind: "sync", agent: null, command: null, acceptance: { command: "jq -e . $PLANLOOM_PACKET", criteria: [], policy: null } },
    gather: { trigger: { kind: "finished" } },
  },
  dependencies: [["security", "meet", "order"], ["speed", "meet", "order"], ["meet", "gather", "order"]],
});

const finding = (claim: string) => JSON.stringify({ summary: "Looked.", findings: [{ title: "How long a session lives", subject: "session.lifetime", claim }] });

test("the command of a sync point gets its packet and may refuse it, and a gather gets one report of what it gathers", async () => {
  const run = await startSampleRun(server, PLAN);
  const refused = { passed: false, code: 1, tail: "two lifetimes" };
  const executor = fakeExecutor(server, ({ task, attemptNumber }) => {
    if (task === "meet") return { ...WENT_WELL, acceptance: attemptNumber === 1 ? refused : WENT_WELL.acceptance };
    return task === "gather" ? WENT_WELL : { ...WENT_WELL, said: finding(task === "security" ? "15 minutes" : "a day") };
  });
  const checking = await untilRun(server, run, ({ batches }) => batches[batchId("meet")]?.phase.kind === "checking");
  expect(checking.batches[batchId("gather")]?.phase.kind).toBe("waiting");
  const attempt = checking.batches[batchId("meet")]?.attempts.at(-1) ?? expect.fail("nobody tried");
  await server.useCases.runs.checkIn({ run, attempt: attempt.id, epoch: attempt.epoch, verdict: "rework", notes: null, tags: [], fix: null }, "ann");
  await untilRun(server, run, ({ status }) => status === "accepted");
  await executor.stop();

  const meets = executor.orders.filter(({ task }) => task === "meet");
  expect(meets).toHaveLength(2);
  expect(meets[0]).toMatchObject({ command: null, acceptanceCommand: "jq -e . $PLANLOOM_PACKET", papers: [{ name: "packet" }] });
  expect(JSON.parse(meets[0]?.papers[0]?.json ?? "")).toMatchObject({ batch: "meet", passedAt: null, work: [{ batch: "security", summary: "Looked." }, { batch: "speed" }], topics: [{ contradictions: [{ about: "session.lifetime" }] }] });
  const gather = executor.orders.find(({ task }) => task === "gather");
  expect(gather?.papers.map(({ name }) => name)).toEqual(["synthesis"]);
  expect(gather?.papers[0]?.markdown).toContain("## What contradicts each other");
  expect(executor.orders.find(({ task }) => task === "speed")?.papers).toEqual([]);
});
