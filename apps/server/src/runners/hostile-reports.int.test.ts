import { batchId, foldRun, liveAttempt, type Run } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fakeExecutor, WENT_WELL } from "../testing/fake-executor.ts";
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

const LONG = 262_144;
/** What commands may leave as a report, and what is to be known of it. */
const REPORTS: Readonly<Record<string, { readonly said: string; readonly fault: RegExp | null }>> = {
  huge: { said: JSON.stringify({ summary: "x".repeat(LONG - 20) }), fault: /characters long/ },
  many: { said: JSON.stringify({ summary: "x", findings: Array.from({ length: 60_000 }, () => "a") }), fault: /characters long/ },
  several: { said: JSON.stringify({ summary: "x", findings: Array.from({ length: 10_000 }, () => "a") }), fault: /^findings: / },
  deep: { said: `{"summary":"x","more":${"[".repeat(60_000)}${"]".repeat(60_000)}}`, fault: null },
  deeper: { said: "[".repeat(LONG), fault: /characters long/ },
  broken: { said: '{"summary":"x', fault: /^It is no JSON/ },
  signs: { said: '{"summary":"a\\u0000b\\ud800c","findings":["\\udc00\\u0000 title"],"questions":["\\u0000?"]}', fault: null },
  names: { said: '{"summary":"x","__proto__":{"a":1},"findings":[{"title":"constructor","subject":"__proto__","claim":"toString","files":["__proto__:1","../../etc/passwd","\\\\\\\\server\\\\share","/etc/shadow"]}],"contracts":[{"contract":"__proto__","text":"x"}]}', fault: null },
  patterns: { said: JSON.stringify({ summary: "x", findings: [{ title: "slow to match", files: Array.from({ length: 200 }, (_, place) => `${"*a".repeat(100)}${place}`) }] }), fault: null },
};

test("whatever a command leaves as its report, its work counts, the run goes on, and all of it can be read again", async () => {
  const run = await startSampleRun(server, samplePlan("Hostile", { settings: { maxParallel: 20 }, tasks: Object.fromEntries([...Object.keys(REPORTS), "later"].map((id) => [id, { acceptance: BY_PERSON, scope: { writes: [`src/${id}/**`, "**/*a*b*"], reads: [], appends: [], exclusive: [] } }])), dependencies: Object.keys(REPORTS).map((id) => [id, "later", "order"] as const) }));
  const executor = fakeExecutor(server, (order) => (order.fence.run === run ? { ...WENT_WELL, said: REPORTS[order.task]?.said ?? null, changed: { files: Array.from({ length: 500 }, (_, place) => `${"d/".repeat(490)}${place}`), more: 7 } } : null));
  const state = await untilRun(server, run, ({ batches }) => Object.keys(REPORTS).every((id) => batches[batchId(id)]?.phase.kind === "checking"));
  const live = (id: string, { batches }: Run) => {
    const batch = batches[batchId(id)];
    return (batch === undefined ? null : liveAttempt(batch)) ?? expect.fail(`${id} is not live`);
  };
  for (const [id, { fault }] of Object.entries(REPORTS)) {
    const attempt = live(id, state);
    const account = attempt.stage.kind === "reported" ? attempt.stage.report.account : null;
    expect([id, account?.said === null, account?.fault ?? ""]).toEqual([id, fault !== null, expect.stringMatching(fault ?? /^$/)]);
    expect(JSON.stringify(account?.changed).length).toBeLessThan(60_000);
    expect((account?.changed?.files.length ?? 0) + (account?.changed?.more ?? 0)).toBe(507);
    await server.useCases.runs.checkIn({ run, attempt: attempt.id, epoch: attempt.epoch, verdict: "accept", notes: null, tags: [], fix: null }, "ann");
  }
  // Its brief carries what was found, and is sent.
  await untilRun(server, run, ({ batches }) => batches[batchId("later")]?.phase.kind === "checking");
  await executor.stop();
  expect(executor.orders.find(({ task }) => task === "later")?.brief).toContain("**\uFFFD title**");
  const { state: kept } = await server.useCases.runs.get(run);
  expect(JSON.stringify(kept)).not.toMatch(/\\u0000|\\ud800|\\udc00/);
  expect(foldRun(kept.spec, await historyOf(server, run))).toEqual(kept);
});
