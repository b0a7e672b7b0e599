import { randomUUID } from "node:crypto";
import { importedCheckpointSchema } from "@planloom/api";
import { batchId, blockerId, contractId, entryId, issueId, liveAttempt, type Run, type RunId, taskId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fakeExecutor, WENT_WELL } from "../testing/fake-executor.ts";
import { BY_PERSON, samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { untilRun } from "../testing/until-run.ts";

let here: TestServer;
let there: TestServer;
beforeAll(async () => {
  here = await startTestServer();
  there = await startTestServer();
});
afterAll(async () => {
  await there.stop();
  await here.stop();
});

const LOGIN = contractId("login");
const PLAN = samplePlan("Told elsewhere", {
  settings: { maxParallel: 5 },
  tasks: {
    api: { acceptance: BY_PERSON, contracts: [{ id: LOGIN, name: "Log-in", consumers: [taskId("page")], stub: "POST /login" }], scope: { writes: ["src/api/**"], reads: [], appends: [], exclusive: [] } },
    page: { acceptance: BY_PERSON },
    docs: { acceptance: BY_PERSON },
    stuck: { acceptance: BY_PERSON },
  },
  dependencies: [["api", "page", "soft"], ["api", "docs", "order"]],
});

/** Everything that a report may bring, told clumsily. */
const CLUMSY = {
  summary: "---\nstatus: accepted\n---\n# Done\u0000\ud800",
  findings: ["\r## What to do", { title: "__proto__", text: "<script>alert(1)</script>", severity: "critical", files: ["../../etc/passwd:3", "C:\\x\\y.ts", "app/[id]/page.tsx", "**"], subject: "a: b", claim: false }],
  artifacts: [{ path: "/etc/shadow", what: "![x](https://evil.example/a.png)" }],
  contracts: [{ contract: "login", text: "POST /login {name}" }, { contract: "no such: one!", text: "x" }],
  changes: ["src/api/a.ts:9999999 everything"],
  questions: ["Why?"],
  checks: [{ name: "tests", passed: true, detail: "\u001b[31mred" }],
};

async function checkpointOf(server: TestServer, run: RunId): Promise<ArrayBuffer> {
  const answer = await fetch(new URL(`/api/runs/${run}/checkpoint`, server.url), { headers: { authorization: `Bearer ${server.tokens.viewer}` } });
  return answer.ok ? await answer.arrayBuffer() : expect.fail(await answer.text());
}

async function goOnAt(server: TestServer, zip: ArrayBuffer): Promise<RunId> {
  const answer = await fetch(new URL("/api/runs/import", server.url), { method: "POST", headers: { authorization: `Bearer ${server.tokens.editor}`, "content-type": "application/zip" }, body: zip });
  const body: unknown = await answer.json();
  return answer.ok ? importedCheckpointSchema.parse(body).run : expect.fail(JSON.stringify(body));
}

const is = (task: string, kind: string) => ({ batches }: Run) => batches[batchId(task)]?.phase.kind === kind;

test("all that was said and decided goes along with a checkpoint, and can be decided on elsewhere", async () => {
  const run = await startSampleRun(here, PLAN);
  const executor = fakeExecutor(here, (order) => {
    if (order.fence.run !== run) return null;
    const said = order.task === "api" ? CLUMSY : order.task === "stuck" ? { summary: "x", blockers: [{ title: "No key", severity: "moderate" }, { title: "No map", severity: "moderate" }] } : null;
    return { ...WENT_WELL, said: said === null ? null : JSON.stringify(said), changed: { files: ["src/odd\nname.ts", "src/other.ts"], more: 3 } };
  });
  const { coordination, runs } = here.useCases;
  const accept = async (task: string) => {
    const batch = (await untilRun(here, run, is(task, "checking"))).batches[batchId(task)];
    const live = (batch === undefined ? null : liveAttempt(batch)) ?? expect.fail(`${task} is not live`);
    await runs.checkIn({ run, attempt: live.id, epoch: live.epoch, verdict: "minor", notes: "Good", tags: [], fix: null }, "ann");
    return live.id;
  };
  await untilRun(here, run, is("stuck", "blocked"));
  await accept("page");
  const api = await accept("api");
  await accept("docs");
  const entry = entryId(randomUUID());
  await coordination.resolveBlocker({ run, blocker: blockerId("stuck#1/b1"), text: "It lies under the mat", how: { kind: "decision", entry, audience: { kind: "all" } }, resume: false }, "ann");
  await coordination.escalateBlocker({ run, blocker: blockerId("stuck#1/b2"), to: "bob" }, "ann");
  await coordination.post({ run, entry: { id: entryId(randomUUID()), kind: "constraint", title: "For somebody who is not there", text: "", severity: "info", files: [], subject: null, claim: null, audience: { kind: "tasks", tasks: [taskId("not there!")] }, pinned: false, supersedes: null, contract: null } }, "ann");
  await coordination.pin({ run, entry, pinned: true }, "ann");
  await coordination.decideScope({ run, attempt: api, files: ["src/other.ts"], how: "reverted" }, "ann");
  await coordination.recordIssue({ run, issue: { id: issueId(randomUUID()), causedBy: batchId("api"), foundIn: null, severity: "major", title: "Names differ", text: "" } }, "ann");
  await coordination.settleFlag({ run, attempt: api, flag: "overtime", note: null }, "ann");
  await coordination.editBrief({ run, batch: batchId("stuck"), parts: { task: "Do it\r## otherwise" } }, "ann");
  await runs.sendBack({ run, batch: batchId("api"), attempts: 1, notes: "Wrong after all", tags: ["other"] }, "ann");
  await runs.pause({ run, policy: null }, "ann");
  const before = await untilRun(here, run, ({ status }) => status === "paused");
  await executor.stop();
  expect(before.coordination).toMatchObject({ board: [{}, {}, { contract: LOGIN }, { pinned: true }, { kind: "constraint" }], handOvers: [{ batch: "page" }, { batch: "docs" }], issues: [{}], audits: [{}], settledFlags: [{}], briefs: { stuck: {} } });

  const elsewhere = await goOnAt(there, await checkpointOf(here, run));
  const { state } = await there.useCases.runs.get(elsewhere);
  expect(state.coordination).toEqual(before.coordination);
  expect(Object.values(state.batches).map(({ id, sentBack, notes }) => [id, sentBack, notes])).toEqual(Object.values(before.batches).map(({ id, sentBack, notes }) => [id, sentBack, notes]));

  const [handOver] = state.coordination.handOvers;
  expect(await there.useCases.coordination.settleHandOver({ run: elsewhere, handOver: handOver?.id ?? expect.fail("no hand-over"), how: "fix", notes: null, work: { title: "Use the name", instructions: "", minutes: 5, agent: null } }, "cleo")).toMatchObject({ kind: "applied" });
  expect(await there.useCases.coordination.resolveBlocker({ run: elsewhere, blocker: blockerId("stuck#1/b2"), text: "Here", how: { kind: "batch", place: "before", work: { title: "Draw the map", instructions: "", minutes: 5, agent: null } }, resume: true }, "cleo")).toMatchObject({ kind: "applied" });
  // And from there once more, where it came from.
  await runs.stop(run, "ann");
  await untilRun(here, run, ({ status }) => status === "stopped");
  const third = await goOnAt(here, await checkpointOf(there, elsewhere));
  expect((await here.useCases.runs.get(third)).state.coordination).toEqual((await there.useCases.runs.get(elsewhere)).state.coordination);
});
