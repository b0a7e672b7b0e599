import { randomUUID } from "node:crypto";
import { attemptId, type AttemptReport, batchId, blockerId, contractId, entryId, foldRun, liveAttempt, type Run, type RunId, taskId } from "@planloom/scheduler";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeExecutor, type Play, WENT_WELL } from "../testing/fake-executor.ts";
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

const PLAN = samplePlan("Coordinated", {
  tasks: {
    api: { acceptance: BY_PERSON, contracts: [{ id: contractId("login"), name: "Log-in", consumers: [taskId("page")], stub: "POST /login" }], scope: { writes: ["src/api/**"], reads: [], appends: [], exclusive: [] } },
    page: { acceptance: BY_PERSON, scope: { writes: ["src/page/**"], reads: [], appends: [], exclusive: [] } },
    docs: { acceptance: BY_PERSON },
  },
  dependencies: [["api", "docs", "order"], ["api", "page", "soft"]],
});

const said = (report: object): string => JSON.stringify({ summary: "Done", ...report });

/** Plays one run by answers of its tasks, oldest attempt first, and gives what drives and reads it. */
async function play(plays: Readonly<Record<string, readonly ((AttemptReport & { readonly said?: string }) | null)[]>>) {
  const run = await startSampleRun(server, PLAN);
  const answer: Play = (order) => {
    const played = plays[order.task]?.[order.attemptNumber - 1];
    return order.fence.run !== run ? null : played === undefined ? WENT_WELL : played;
  };
  const executor = fakeExecutor(server, answer);
  const when = (holds: (run: Run) => boolean) => untilRun(server, run, holds);
  const is = (task: string, kind: string) => (state: Run) => state.batches[batchId(task)]?.phase.kind === kind;
  const live = async (task: string) => {
    const batch = (await when(is(task, "checking"))).batches[batchId(task)];
    const attempt = batch === undefined ? null : liveAttempt(batch);
    return attempt ?? expect.fail(`${task} waits for no check-in`);
  };
  const checkIn = async (task: string, verdict: "accept" | "minor" | "rework", fix: { title: string; minutes: number; when: "before" | "beside" } | null = null) => {
    const { id, epoch } = await live(task);
    return server.useCases.runs.checkIn({ run, attempt: id, epoch, verdict, notes: null, tags: [], fix }, "ann");
  };
  return { run, executor, when, is, live, checkIn };
}

const phases = ({ batches }: Run) => Object.fromEntries(Object.entries(batches).map(([id, { phase }]) => [id, phase.kind]));
const everything = (run: RunId) => server.useCases.runs.get(run);

describe("what a report brings", () => {
  test("findings are on the board, a question is a minor blocker, and a report that cannot be read says why", async () => {
    const { run, executor, when, is } = await play({
      api: [{ ...WENT_WELL, said: said({ findings: [{ title: "Tokens never expire", severity: "major", files: ["src/api/login.ts:12"] }], questions: ["How long is a session?"] }) }],
      page: [{ ...WENT_WELL, said: "{ no json" }],
    });
    const state = await when((at) => is("api", "checking")(at) && is("page", "checking")(at));
    await executor.stop();
    expect(state.coordination.board).toMatchObject([{ id: "api#1/f1", title: "Tokens never expire", files: [{ path: "src/api/login.ts", line: 12 }], audience: { kind: "files", patterns: ["src/api/login.ts"] } }]);
    expect(state.coordination.blockers).toMatchObject([{ id: "api#1/b1", kind: "clarification", severity: "minor", title: "How long is a session?", batch: "api" }]);
    expect(liveAttempt(state.batches[batchId("page")] ?? expect.fail("no page"))?.stage).toMatchObject({ report: { account: { said: null, fault: expect.stringContaining("It is no JSON") } } });
    expect(foldRun(state.spec, await historyOf(server, run))).toEqual(state);
  });

  test("a moderate blocker stops its batch until an answer is broadcast, and the next attempt is told", async () => {
    const { run, executor, when, is } = await play({ api: [{ ...WENT_WELL, outcome: { kind: "exited", code: 3 }, said: said({ blockers: [{ title: "Which hash?", kind: "clarification", severity: "moderate" }] }) }] });
    await when(is("api", "blocked"));
    const entry = entryId(randomUUID());
    const answer = { run, blocker: blockerId("api#1/b1"), text: "Argon2id", how: { kind: "decision" as const, entry, audience: { kind: "all" as const } }, resume: false };
    expect(await server.useCases.coordination.resolveBlocker(answer, "ann")).toMatchObject({ kind: "applied" });
    expect(await server.useCases.coordination.resolveBlocker(answer, "ann")).toMatchObject({ kind: "ignored" });
    const state = await when(is("api", "checking"));
    await executor.stop();
    expect(state.batches[batchId("api")]?.attempts.map(({ cause, notes }) => [cause, notes])).toEqual([["first", null], ["blocker", "Which hash?: Argon2id"]]);
    expect(state.coordination.board).toMatchObject([{ id: entry, kind: "decision", title: "Which hash?", text: "Argon2id", source: { kind: "member", name: "ann" } }]);
  });
});

describe("decisions that change the plan, saved with it or not at all", () => {
  test("a minor fix before what follows is a batch that has to be done first", async () => {
    const { executor, when, is, checkIn } = await play({});
    expect(await checkIn("api", "minor", { title: "Name the errors", minutes: 5, when: "before" })).toMatchObject({ kind: "applied" });
    expect(phases(await when(is("api-fix", "checking")))).toMatchObject({ api: "accepted", "api-fix": "checking", docs: "waiting" });
    await checkIn("api-fix", "accept");
    await when(is("docs", "checking"));
    await executor.stop();
  });

  test("a check-in that comes too late leaves the plan as it was", async () => {
    const { run, executor, checkIn, live, when, is } = await play({});
    const { id, epoch } = await live("api");
    await checkIn("api", "accept");
    await when(is("docs", "checking"));
    const before = (await everything(run)).state.spec.revision;
    expect(await server.useCases.runs.checkIn({ run, attempt: id, epoch, verdict: "minor", notes: null, tags: [], fix: { title: "Too late", minutes: 5, when: "before" } }, "bob")).toMatchObject({ kind: "ignored" });
    expect((await everything(run)).state.spec.revision).toBe(before);
    await executor.stop();
  });

  test("work put before a blocked batch is done first, and the batch goes on by itself", async () => {
    const { run, executor, when, is, checkIn } = await play({ api: [{ ...WENT_WELL, said: said({ blockers: [{ title: "No database", severity: "moderate", kind: "hard-dependency" }] }) }] });
    await when(is("api", "blocked"));
    await server.useCases.coordination.resolveBlocker({ run, blocker: blockerId("api#1/b1"), text: "", how: { kind: "batch", place: "before", work: { title: "Set up the database", instructions: "", minutes: 10, agent: null } }, resume: false }, "ann");
    expect(phases(await when(is("api-first", "checking")))).toMatchObject({ api: "waiting", "api-first": "checking" });
    await checkIn("api-first", "accept");
    await when(is("api", "checking"));
    await executor.stop();
  });

  test("a widened scope is part of the plan from then on", async () => {
    const { run, executor, live } = await play({});
    const { id } = await live("api");
    expect(await server.useCases.coordination.decideScope({ run, attempt: id, files: ["src/shared/[id].ts"], how: "widened" }, "ann")).toMatchObject({ kind: "applied" });
    const { plan, state } = await everything(run);
    expect(plan.tasks[0]?.scope.writes).toEqual(["src/api/**", String.raw`src/shared/\[id\].ts`]);
    expect(state.coordination.audits).toMatchObject([{ attempt: id, files: ["src/shared/[id].ts"], how: "widened", by: "ann" }]);
    await executor.stop();
  });
});

describe("files outside a scope", () => {
  test("are not given to a task while another one that touches them runs, and nothing of it is kept", async () => {
    const { run, executor, live, when, is } = await play({ page: [null] });
    const { id } = await live("api");
    await when(is("page", "running"));
    const answer = await server.useCases.coordination.decideScope({ run, attempt: id, files: ["src/page/list.tsx"], how: "widened" }, "ann");
    expect(answer).toEqual({ kind: "ignored", message: "Task page runs right now and writes src/page/list.tsx, so the claim cannot be widened before it has ended. Have the files put back, or make it a scope conflict." });
    const { plan, state } = await everything(run);
    expect(plan.tasks[0]?.scope.writes).toEqual(["src/api/**"]);
    expect(state.coordination.audits).toEqual([]);
    expect(await server.useCases.coordination.decideScope({ run, attempt: id, files: ["src/page/list.tsx"], how: "blocked" }, "ann")).toMatchObject({ kind: "applied" });
    await executor.stop();
  });
});

describe("files outside a scope of a run that is over", () => {
  test("are put back or left, which is written down; what would change the plan is refused, and changes nothing", async () => {
    const { run, executor, when, is, checkIn } = await play({});
    for (const task of ["api", "page", "docs"]) {
      await when(is(task, "checking"));
      await checkIn(task, "accept");
    }
    await when(({ status }) => status === "accepted");
    const attempt = attemptId("api#1");
    const decide = (how: "widened" | "reverted" | "blocked" | "kept") => server.useCases.coordination.decideScope({ run, attempt, files: ["README.md"], how }, "ann");
    expect(await decide("widened")).toMatchObject({ kind: "ignored" });
    expect(await decide("blocked")).toEqual({ kind: "ignored", message: "The run is over, and what it does is not changed any more. Have the files put back, or leave them as they are" });
    expect(await decide("kept")).toMatchObject({ kind: "applied" });
    expect(await decide("reverted")).toMatchObject({ kind: "ignored", message: "It has been decided already" });
    const { plan, state } = await everything(run);
    expect(plan).toEqual(PLAN);
    expect(state.coordination).toMatchObject({ audits: [{ attempt, files: ["README.md"], how: "kept", by: "ann" }], blockers: [] });
    expect(foldRun(state.spec, await historyOf(server, run))).toEqual(state);
    await executor.stop();
  });
});

describe("what has changed reaches those who rest on it", () => {
  test("a contract becomes a version when its producer is accepted, and whoever began with the stub gets a hand-over", async () => {
    const { run, executor, when, is, checkIn } = await play({ api: [{ ...WENT_WELL, said: said({ contracts: [{ contract: "login", text: "POST /login {name}" }] }) }] });
    await when(is("page", "checking"));
    await checkIn("page", "accept");
    await checkIn("api", "accept");
    const state = await when(({ coordination }) => coordination.handOvers.length > 0);
    expect(state.coordination).toMatchObject({ board: [{ kind: "contract", contract: "login", version: 1 }], handOvers: [{ batch: "page", attempt: "page#1", cause: { kind: "contract" }, settled: null }] });
    const [handOver] = state.coordination.handOvers;
    await server.useCases.coordination.settleHandOver({ run, handOver: handOver?.id ?? expect.fail("no hand-over"), how: "again", notes: null, work: null }, "ann");
    expect((await when(({ batches }) => batches[batchId("page")]?.attempts.length === 2)).coordination.handOvers).toMatchObject([{ settled: { how: "again", by: "ann" } }]);
    await executor.stop();
  });

  test("accepted work that is sent back is done again, and what followed it goes on with a hand-over", async () => {
    const { run, executor, when, is, checkIn } = await play({});
    await checkIn("api", "accept");
    await when(is("docs", "checking"));
    expect(await server.useCases.runs.sendBack({ run, batch: batchId("api"), attempts: 1, notes: "It is wrong after all", tags: ["wrong-result"] }, "bob")).toMatchObject({ kind: "applied" });
    const state = await when(({ batches }) => batches[batchId("api")]?.attempts.length === 2);
    expect(phases(state)).toMatchObject({ docs: "checking" });
    expect(state.batches[batchId("api")]?.attempts[1]).toMatchObject({ cause: "rework", notes: "It is wrong after all" });
    expect(state.coordination.handOvers).toMatchObject([{ batch: "docs", cause: { kind: "rework", batch: "api" } }]);
    await executor.stop();
  });
});
