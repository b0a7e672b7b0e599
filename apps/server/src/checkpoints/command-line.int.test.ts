import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { batchId } from "@planloom/scheduler";
import { fakeExecutor, WENT_WELL } from "../testing/fake-executor.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { untilRun } from "../testing/until-run.ts";

const MAIN = fileURLToPath(new URL("../../../../packages/cli/src/main.ts", import.meta.url));

let here: TestServer;
let there: TestServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "planloom-checkpoint-"));
  [here, there] = await Promise.all([startTestServer(), startTestServer()]);
});
afterAll(async () => {
  await Promise.all([here.stop(), there.stop()]);
  await rm(folder, { recursive: true });
});

/** What the command says to a person, and its exit code. */
function planloom({ url, tokens }: TestServer, ...args: readonly string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    const environment = { PATH: process.env["PATH"], PLANLOOM_URL: url, PLANLOOM_TOKEN: tokens.editor, NO_COLOR: "1" };
    const child = execFile(process.execPath, [MAIN, ...args], { cwd: folder, env: environment }, (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, text: `${stdout}${stderr}` }));
  });
}

test("a person takes a run from one server to another with two commands, and is told what is done and what is next", async () => {
  const plan = samplePlan("By hand", { tasks: { first: {}, second: {} }, dependencies: [["first", "second", "order"]] });
  const run = await startSampleRun(here, plan);
  const executor = fakeExecutor(here, ({ task }) => (task === "first" ? WENT_WELL : null));
  await untilRun(here, run, ({ batches }) => batches[batchId("first")]?.phase.kind === "accepted");
  await executor.stop();

  const taken = await planloom(here, "checkpoint", "1");
  expect(taken).toMatchObject({ code: 0, text: expect.stringMatching(/^run-1-checkpoint-\d+\.zip: run 1 after event \d+, [\d,]+ bytes\.\nWhat is in it has the hash [0-9a-f]{64}\n/) });
  const [file = ""] = await readdir(folder);
  expect((await planloom(here, "checkpoint", "1")).text).toBe(`${file} is there already. Name another file.\n`);

  const left = await planloom(there, "resume", file, "--paused");
  expect(left).toEqual({ code: 0, text: 'Run 1 of "By hand" is here: 1 of 2 batches are done, and are not done again.\nNext: Task second\nRun 1 is paused. `planloom resume 1` lets it go on.\n' });
  expect(await planloom(there, "resume", file)).toEqual({ code: 2, text: "This run is here already, as run 1, at this place or further on. Go on with that one.\n" });
  expect((await planloom(there, "resume", "1")).text).toBe("Run 1 goes on: 1 of 2 batches are done.\nNext: Task second\n");
});
