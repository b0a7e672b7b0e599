import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { batchId, blockerId, EMPTY_SCOPE, type Run } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startRunner, type StartedRunner } from "../../apps/runner/src/start-runner.ts";
import { samplePlan } from "../../apps/server/src/testing/sample-plan.ts";
import { startSampleRun } from "../../apps/server/src/testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../../apps/server/src/testing/start-test-server.ts";
import { untilRun } from "../../apps/server/src/testing/until-run.ts";

// A whole server and a real runner, with commands that read their briefs and write reports.
let server: TestServer;
let runner: StartedRunner;
let [home, root] = ["", ""];
beforeAll(async () => {
  server = await startTestServer();
  [home, root] = await Promise.all(["home", "root"].map((name) => mkdtemp(join(tmpdir(), `planloom-${name}-`)))) as [string, string];
  await writeFile(join(root, "README.md"), "# Sample\n");
  const config = { url: server.url, token: { kind: "given" as const, token: server.tokens.runner }, root, home, serverHome: null, labels: [], capacity: 2, keepDays: 1, keepFailedDays: 1, drainSeconds: null, killLevel: "sweep" as const };
  runner = await startRunner({ config, inherited: process.env, version: "test", journal: () => undefined, graceMs: 200 });
});
afterAll(async () => {
  await runner.stop();
  await server.stop();
  await Promise.all([home, root].map((folder) => rm(folder, { recursive: true, force: true })));
});

const writes = (...patterns: string[]) => ({ ...EMPTY_SCOPE, writes: patterns });
const attemptsOf = ({ batches }: Run, batch: string) => batches[batchId(batch)]?.attempts ?? [];
const isOver = ({ status }: Run): boolean => status === "accepted" || status === "failed";

test("a command reads its brief and writes its report: what it found is in the brief of the next, and what it changed is known", async () => {
  const found = `{"summary":"Looked at it","findings":[{"title":"The title is wrong","files":["README.md:1"],"severity":"major"}]}`;
  const plan = samplePlan("Reports", {
    settings: { directory: ".", directoryMode: "copy" },
    tasks: {
      look: { instructions: "Look at the README.", command: `grep -q "Look at the README." "$PLANLOOM_BRIEF" && echo '${found}' > "$PLANLOOM_REPORT"`, scope: { ...EMPTY_SCOPE, reads: ["README.md"] } },
      mend: { command: `grep -q "The title is wrong" "$PLANLOOM_BRIEF" && echo "# Better" > README.md && touch stray && printf '%s\\n' '\`\`\`planloom-report' '{ "summary": "Mended" }' '\`\`\`'`, scope: writes("README.md"), acceptance: { command: "grep -q Better README.md", criteria: [], policy: "command" } },
    },
    dependencies: [["look", "mend", "order"]],
  });
  const state = await untilRun(server, await startSampleRun(server, plan), isOver);
  expect(state.status).toBe("accepted");
  expect(state.coordination.board).toMatchObject([{ id: "look#1/f1", title: "The title is wrong", audience: { kind: "files", patterns: ["README.md"] } }]);
  expect(attemptsOf(state, "mend")).toMatchObject([{ stage: { report: { account: { said: { summary: "Mended" }, fault: null, changed: { files: ["README.md", "stray"], more: 0 } } } } }]);
});

test("a report that makes no sense is a fault, and the work counts", async () => {
  const state = await untilRun(server, await startSampleRun(server, samplePlan("Broken", { tasks: { a: { command: 'echo "{" > "$PLANLOOM_REPORT"' }, b: { command: 'ln -s /etc/passwd "$PLANLOOM_REPORT"' } } })), isOver);
  expect(state.status).toBe("accepted");
  expect(attemptsOf(state, "a")).toMatchObject([{ stage: { report: { account: { said: null, fault: expect.stringContaining("It is no JSON") } } } }]);
  expect(attemptsOf(state, "b")).toMatchObject([{ stage: { report: { account: { said: null, fault: expect.stringContaining("is a link") } } } }]);
});

test("a blocker in the report of a command that fails blocks its batch and uses up no retry", async () => {
  const blocked = `{"summary":"Stuck","blockers":[{"title":"Which port?","kind":"clarification"}]}`;
  const command = `if [ "$PLANLOOM_ATTEMPT_NUMBER" = 1 ]; then echo '${blocked}' > "$PLANLOOM_REPORT"; exit 3; fi; [ "$PLANLOOM_ATTEMPT_NUMBER" = 3 ] && grep -q "Port 80" "$PLANLOOM_BRIEF"`;
  const retries = { limit: 1, backoffSeconds: 0, maxBackoffSeconds: 0, jitter: 0, onExitCodes: [], notOnExitCodes: [] };
  const run = await startSampleRun(server, samplePlan("Blocked", { tasks: { a: { command, retries } } }));
  await untilRun(server, run, (state) => state.batches[batchId("a")]?.phase.kind === "blocked");
  const answer = { run, blocker: blockerId("a#1/b1"), text: "Port 80", how: { kind: "dismissed" as const }, resume: false };
  expect(await server.useCases.coordination.resolveBlocker(answer, "ann")).toMatchObject({ kind: "applied" });
  const state = await untilRun(server, run, isOver);
  expect(state.status).toBe("accepted");
  expect(attemptsOf(state, "a").map(({ cause }) => cause)).toEqual(["first", "blocker", "retry"]);
});
