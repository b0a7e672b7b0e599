import { randomUUID } from "node:crypto";
import { batchId, blockerId, contractId, contractVersion, entryId, liveAttempt, type Run, taskId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fakeExecutor, WENT_WELL } from "../testing/fake-executor.ts";
import { BY_PERSON, samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { untilRun } from "../testing/until-run.ts";

/** Two servers on one database: what two people decide may reach different ones. */
let servers: readonly TestServer[];
beforeAll(async () => {
  const first = await startTestServer();
  servers = [first, await startTestServer({ beside: first, talks: false })];
});
afterAll(async () => {
  for (const server of servers.toReversed()) await server.stop();
});

const LOGIN = contractId("login");
const PLAN = samplePlan("Decided once", {
  settings: { maxParallel: 4 },
  tasks: {
    api: { acceptance: BY_PERSON, contracts: [{ id: LOGIN, name: "Log-in", consumers: [taskId("page")], stub: "POST /login" }], scope: { writes: ["src/api/**"], reads: [], appends: [], exclusive: [] } },
    page: { acceptance: BY_PERSON },
    docs: { acceptance: BY_PERSON },
  },
  dependencies: [["api", "page", "soft"]],
});

async function started(said: object = {}) {
  const [server] = servers;
  if (server === undefined) expect.fail("no server");
  const run = await startSampleRun(server, PLAN);
  const executor = fakeExecutor(server, (order) => (order.fence.run !== run ? null : { ...WENT_WELL, said: order.task === "api" ? JSON.stringify({ summary: "x", ...said }) : null }));
  const rests = ({ batches }: Run) => Object.values(batches).every(({ phase }) => phase.kind === "checking" || phase.kind === "blocked");
  const state = await untilRun(server, run, rests);
  await executor.stop();
  const attemptOf = (task: string) => {
    const batch = state.batches[batchId(task)];
    return (batch === undefined ? null : liveAttempt(batch)) ?? expect.fail(`${task} is not live`);
  };
  return { run, attemptOf, get: () => server.useCases.runs.get(run) };
}

/** What people at both servers say at the same moment, twice each; how many of them decided. */
async function decidedAtOnce(say: (useCases: TestServer["useCases"], by: string) => Promise<{ readonly kind: string }>): Promise<number> {
  const answers = await Promise.all(servers.flatMap(({ useCases }, place) => [say(useCases, `ann${place}`), say(useCases, `bob${place}`)]));
  return answers.filter(({ kind }) => kind === "applied").length;
}

test("a check-in is decided by one of those who decide it at once, with its fix or without", async () => {
  const { run, attemptOf, get } = await started();
  const fix = { title: "Mend it", minutes: 5, when: "before" as const };
  const [api, docs] = [attemptOf("api"), attemptOf("docs")];
  expect(await decidedAtOnce(({ runs }, by) => runs.checkIn({ run, attempt: api.id, epoch: api.epoch, verdict: "minor", notes: null, tags: [], fix }, by))).toBe(1);
  expect(await decidedAtOnce(({ runs }, by) => runs.checkIn({ run, attempt: docs.id, epoch: docs.epoch, verdict: by.startsWith("ann") ? "accept" : "rework", notes: null, tags: [], fix: null }, by))).toBe(1);
  expect((await get()).plan.tasks.filter(({ title }) => title === "Mend it")).toHaveLength(1);
});

test("a blocker is resolved once, and what is done for it is done once", async () => {
  const { run, get } = await started({ blockers: [{ title: "No database", severity: "moderate" }], questions: ["Which port?"] });
  const work = { title: "Set it up", instructions: "", minutes: 5, agent: null };
  expect(await decidedAtOnce(({ coordination }, by) => coordination.resolveBlocker({ run, blocker: blockerId("api#1/b1"), text: "", how: { kind: "batch", place: "before", work }, resume: false }, by))).toBe(1);
  const answer = () => ({ kind: "decision" as const, entry: entryId(randomUUID()), audience: { kind: "all" as const } });
  expect(await decidedAtOnce(({ coordination }, by) => coordination.resolveBlocker({ run, blocker: blockerId("api#1/b2"), text: by, how: answer(), resume: false }, by))).toBe(1);
  const { plan, state } = await get();
  expect(plan.tasks.filter(({ title }) => title === "Set it up")).toHaveLength(1);
  expect(state.coordination.board.filter(({ title }) => title === "Which port?")).toHaveLength(1);
  expect(state.batches[batchId("api")]?.phase.kind).toBe("waiting");
});

test("an answer that lets the run go on counts though somebody else lets it go on at the same moment", async () => {
  const questions = Array.from({ length: 6 }, (_, place) => `Question ${place}?`);
  const { run, get } = await started({ questions });
  const [server] = servers;
  const { runs, coordination } = server?.useCases ?? expect.fail("no server");
  for (const place of questions.keys()) {
    await runs.pause({ run, policy: null }, "ann");
    const how = { kind: "dismissed" as const };
    const [answered] = await Promise.all([coordination.resolveBlocker({ run, blocker: blockerId(`api#1/b${place + 1}`), text: "", how, resume: true }, "ann"), runs.resume(run, "bob")]);
    expect([place, answered.kind]).toEqual([place, "applied"]);
    expect((await get()).state.status).toBe("running");
  }
});

test("files outside a scope are decided once", async () => {
  const { run, attemptOf, get } = await started();
  const { id } = attemptOf("api");
  expect(await decidedAtOnce(({ coordination }, by) => coordination.decideScope({ run, attempt: id, files: ["src/shared.ts"], how: by.startsWith("ann") ? "widened" : "reverted" }, by))).toBe(1);
  expect((await get()).state.coordination.audits).toHaveLength(1);
});

test("of versions of a contract that were written at once one is published, and nobody's is overwritten unseen", async () => {
  const { run, get } = await started();
  const spec = { name: "Log-in", producer: taskId("api"), consumers: [taskId("page")], stub: "POST /login" };
  const publish = (by: string, supersedes: string | null) => ({ run, entry: { ...contractVersion(entryId(randomUUID()), LOGIN, spec, `by ${by}`), audience: { kind: "all" as const }, files: [], supersedes: supersedes === null ? null : entryId(supersedes) } });
  expect(await decidedAtOnce(({ coordination }, by) => coordination.post(publish(by, null), by))).toBe(1);
  const [first] = (await get()).state.coordination.board;
  expect(await decidedAtOnce(({ coordination }, by) => coordination.post(publish(`${by} again`, first?.id ?? null), by))).toBe(1);
  const { state } = await get();
  expect(state.coordination.board.map(({ version, supersededBy }) => [version, supersededBy === null])).toEqual([[1, false], [2, true]]);
  const [handOver] = state.coordination.handOvers.filter(({ settled }) => settled === null);
  expect(await decidedAtOnce(({ coordination }, by) => coordination.settleHandOver({ run, handOver: handOver?.id ?? expect.fail("no hand-over"), how: by.startsWith("ann") ? "fits" : "again", notes: null, work: null }, by))).toBe(1);
});

test("work that is done is not blocked, and whoever wants that is told what to do", async () => {
  const { run, attemptOf, get } = await started();
  const { id, epoch } = attemptOf("api");
  const [server] = servers;
  await server?.useCases.runs.checkIn({ run, attempt: id, epoch, verdict: "accept", notes: null, tags: [], fix: null }, "ann");
  const blocker = { id: blockerId(randomUUID()), kind: "technical" as const, severity: "critical" as const, title: "It burns", text: "", options: [], batch: batchId("api") };
  expect(await server?.useCases.coordination.raiseBlocker({ run, blocker }, "ann")).toEqual({ kind: "ignored", message: "Task api is accepted, so there is nothing to stop; send it back, or raise the blocker about the run as a whole" });
  expect(await server?.useCases.coordination.decideScope({ run, attempt: id, files: ["src/shared.ts"], how: "blocked" }, "ann")).toEqual({ kind: "ignored", message: "Task api is accepted, so there is nothing to stop; send it back, or raise the blocker about the run as a whole" });
  expect((await get()).state).toMatchObject({ status: "running", coordination: { blockers: [], audits: [] } });
});
