import { randomUUID } from "node:crypto";
import { agentId, batchId, EMPTY_SCOPE, entryId, newAgent, type Run, type RunId, streamId } from "@planloom/scheduler";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reportOn, WENT_WELL } from "../testing/fake-executor.ts";
import { BY_PERSON, samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder, takeOrders } from "../testing/take-orders.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const stateOf = async (run: RunId): Promise<Run> => (await server.useCases.runs.get(run)).state;
const writes = (...patterns: string[]) => ({ scope: { ...EMPTY_SCOPE, writes: patterns } });
const lastReport = (state: Run, batch: string) => {
  const stage = state.batches[batchId(batch)]?.attempts.at(-1)?.stage;
  return stage?.kind === "ended" || stage?.kind === "reported" ? stage.report : null;
};

describe("a brief", () => {
  test("goes out with the order and is kept, with what it carried of the board", async () => {
    const run = await startSampleRun(server, samplePlan("Told", { tasks: { a: { instructions: "Mend the lock." }, b: { acceptance: BY_PERSON } }, dependencies: [["a", "b", "order"]] }));
    const entry = entryId(randomUUID());
    const posted = { id: entry, kind: "finding" as const, title: "The key is bent", text: "", severity: "info" as const, files: [], subject: null, claim: null, audience: { kind: "all" as const }, pinned: false, supersedes: null, contract: null };
    await server.useCases.coordination.post({ run, entry: posted }, "ann");
    const foreseen = await server.useCases.runs.brief({ run, batch: batchId("b"), attempt: null });
    expect(foreseen).toMatchObject({ kind: "foreseen", attempt: null, carried: [entry], at: null });
    const order = await takeOrder(server);
    expect(order.brief).toContain("Mend the lock.");
    expect(order.brief).toContain("The key is bent");
    const sent = await server.useCases.runs.brief({ run, batch: batchId("a"), attempt: null });
    expect(sent).toEqual({ kind: "sent", attempt: order.fence.attempt, text: order.brief, characters: order.brief.length, carried: [entry], at: expect.any(Number) });
    await expect.poll(() => server.useCases.runs.toldOf({ run, entry })).toEqual({ attempts: [order.fence.attempt] });
    await server.useCases.coordination.post({ run, entry: { ...posted, id: entryId(randomUUID()), title: "Found later" } }, "ann");
    await reportOn(server, order.fence, WENT_WELL);
    expect((await server.useCases.runs.brief({ run, batch: batchId("a"), attempt: null })).text).toBe(order.brief);
    await expect(server.useCases.runs.brief({ run, batch: batchId("z"), attempt: null })).rejects.toThrow(/no such batch/);
    await server.useCases.runs.stop(run, "ann");
  });

  test("tells whoever is about to find something out what another batch has reported about it, wherever that looked", async () => {
    const reads = (pattern: string) => ({ scope: { ...EMPTY_SCOPE, reads: [pattern] } });
    const plan = samplePlan("Looked at twice", { tasks: { scout: { ...reads("src/session.ts") }, again: { ...reads("docs/**"), focus: "The lifetime of sessions" } }, dependencies: [["scout", "again", "order"]] });
    const run = await startSampleRun(server, plan);
    const first = await takeOrder(server);
    expect(first.brief).not.toContain("Do not find out again");
    const finding = { kind: "finding" as const, title: "They never end", text: "", severity: "major" as const, files: [{ path: "src/session.ts", line: 40 }], subject: "session.lifetime", claim: "for ever" };
    await reportOn(server, first.fence, { ...WENT_WELL, said: JSON.stringify({ summary: "Looked.", findings: [finding] }) });
    const second = await takeOrder(server);
    expect([second.task, second.brief]).toEqual(["again", expect.stringMatching(/Found already, about what you are to find out\n\n- major: \*\*They never end\*\*[^]*Do not find out again what stands above/)]);
    await expect.poll(() => server.useCases.runs.toldOf({ run, entry: entryId(`${first.fence.attempt}/f1`) })).toEqual({ attempts: [second.fence.attempt] });
    await server.useCases.runs.stop(run, "ann");
  });

  test("asks for the files to be watched where an agent writes code or the task says what it changes", async () => {
    const plan = samplePlan("Watched", { tasks: { coded: { agent: agentId("coder") }, declared: writes("src/**"), streamed: { stream: streamId("lib") }, plain: {}, read: { scope: { ...EMPTY_SCOPE, reads: ["docs/**"] } } } });
    const run = await startSampleRun(server, { ...plan, settings: { ...plan.settings, maxParallel: 5 }, streams: [{ id: streamId("lib"), name: "Library", agent: null, patterns: ["lib/**"] }], agents: [...plan.agents, { ...newAgent(agentId("coder"), "Coder", "coding-agent"), command: "work" }] });
    const orders = await takeOrders(server, 5);
    expect(Object.fromEntries(orders.map(({ task, watchesFiles }) => [task, watchesFiles]))).toEqual({ coded: true, declared: true, streamed: true, plain: false, read: false });
    await server.useCases.runs.stop(run, "ann");
  });
});

describe("changed files", () => {
  test("are those of the attempt: what others declared that ran in the folder meanwhile is left out", async () => {
    const run = await startSampleRun(server, samplePlan("Beside", { tasks: { a: { ...writes("a/**", "log.md"), acceptance: BY_PERSON }, b: { ...writes("b/**"), acceptance: BY_PERSON }, later: { ...writes("later/**"), acceptance: BY_PERSON } }, dependencies: [["b", "later", "order"]] }));
    const orders = await takeOrders(server, 2);
    const fenceOf = (task: string) => orders.find((order) => order.task === task)?.fence ?? expect.fail(`${task} was not ordered`);
    await reportOn(server, fenceOf("b"), { ...WENT_WELL, changed: { files: ["a/1", "b/1", "later/1", "nobody"], more: 2 } });
    // The other one is over by now, and still was there meanwhile.
    await reportOn(server, fenceOf("a"), { ...WENT_WELL, changed: { files: ["a/1", "b/1", "later/1", "log.md"], more: 0 } });
    const state = await stateOf(run);
    expect(lastReport(state, "b")?.account?.changed).toEqual({ files: ["b/1", "later/1", "nobody"], more: 2 });
    expect(lastReport(state, "a")?.account?.changed).toEqual({ files: ["a/1", "later/1", "log.md"], more: 0 });
    const { total } = await server.useCases.runs.metrics({ limit: 1 });
    expect(total).toMatchObject({ filesChanged: 6, filesInside: 3, scopeAccuracy: 0.5 });
    await server.useCases.runs.stop(run, "ann");
  });
});

describe("a report", () => {
  test("that could not be read on the runner is a fault of the report and no failure of the work", async () => {
    const run = await startSampleRun(server, samplePlan("Faulty", { tasks: { a: {} } }));
    const { fence } = await takeOrder(server);
    await reportOn(server, fence, { ...WENT_WELL, fault: "$PLANLOOM_REPORT is a link; write into the file itself." });
    const state = await stateOf(run);
    expect(state.status).toBe("accepted");
    expect(lastReport(state, "a")?.account).toEqual({ said: null, fault: "$PLANLOOM_REPORT is a link; write into the file itself.", changed: null });
    const metrics = await fetch(`${server.url}/api/metrics`, { headers: { authorization: `Bearer ${server.tokens.viewer}` } });
    expect(await metrics.text()).toContain('planloom_work_reports_total{outcome="unreadable"} 1');
  });

  test("of a person puts what they found on the board, and what blocks them stops the batch", async () => {
    const run = await startSampleRun(server, samplePlan("By hand", { tasks: { a: { agent: agentId("person"), command: null, acceptance: BY_PERSON, outputs: [{ kind: "value", name: "owed" }] } } }));
    const attempt = (await stateOf(run)).batches[batchId("a")]?.attempts[0] ?? expect.fail("there is no attempt");
    const report = { summary: "Half of it", changes: [], findings: [{ kind: "finding" as const, title: "It is rusty", text: "", severity: "minor" as const, files: [], subject: null, claim: null }], artifacts: [], contracts: [], blockers: [{ kind: "hard-dependency" as const, severity: "moderate" as const, title: "No oil", text: "", options: [] }], questions: [], integrationPoints: [], checks: [] };
    expect(await server.useCases.runs.finishAttempt({ run, attempt: attempt.id, epoch: attempt.epoch, note: null, values: {}, report }, "ann")).toMatchObject({ kind: "applied" });
    const state = await stateOf(run);
    expect(state.batches[batchId("a")]?.phase.kind).toBe("blocked");
    expect(state.coordination).toMatchObject({ board: [{ title: "It is rusty" }], blockers: [{ title: "No oil", batch: "a" }] });
    await server.useCases.runs.stop(run, "ann");
  });
});
