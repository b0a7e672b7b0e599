import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importedCheckpointSchema } from "@planloom/api";
import { createTestDatabase, type TestDatabase } from "@planloom/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reportOn, WENT_WELL } from "../testing/fake-executor.ts";
import { forkServer } from "../testing/fork-server.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer } from "../testing/start-test-server.ts";
import { takeOrder } from "../testing/take-orders.ts";

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
  const { child, url, token } = await forkServer({ home, databaseUrl: database.url, failpoint });
  const post = (zip: Buffer) => fetch(`${url}/api/runs/import`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/zip" }, body: new Uint8Array(zip) });
  return { child, post };
}

/** A checkpoint of a run that has handed over a file. */
async function someCheckpoint(): Promise<Buffer> {
  const server = await startTestServer();
  try {
    const run = await startSampleRun(server, samplePlan("Taken in", { tasks: { a: { outputs: [{ kind: "file", name: "notes", path: "notes.md" }] }, b: {} }, dependencies: [["a", "b", "artifact"]] }));
    const { fence } = await takeOrder(server);
    await fetch(new URL(`/api/runner/artifacts/${run}/${encodeURIComponent(fence.attempt)}/notes`, server.url), { method: "PUT", headers: { authorization: `Bearer ${server.tokens.runner}` }, body: "what was agreed" });
    await reportOn(server, fence, { ...WENT_WELL, outputs: [{ kind: "file", name: "notes", bytes: 15 }] });
    const answer = await fetch(new URL(`/api/runs/${run}/checkpoint`, server.url), { headers: { authorization: `Bearer ${server.tokens.viewer}` } });
    return Buffer.from(await answer.arrayBuffer());
  } finally {
    await server.stop();
  }
}

const runsThere = (): Promise<string[]> => readdir(join(home, "runs")).catch(() => []);

test("a server that is killed while it takes a run in leaves no files of it behind once it is there again, and takes it in then", async () => {
  const zip = await someCheckpoint();
  const killed = await start("import:between:kill");
  const gone = once(killed.child, "exit");
  await expect(killed.post(zip)).rejects.toThrow("fetch failed");
  expect(await gone).toEqual([null, "SIGKILL"]);
  const [orphan = ""] = await runsThere();
  expect(existsSync(join(home, "runs", orphan, "artifacts"))).toBe(true);
  // Not one of those on their way: whatever it is, it is left alone.
  await mkdir(join(home, "runs", "of-somebody-else"));

  const again = await start();
  expect(await runsThere()).toEqual(["of-somebody-else"]);
  const answer = await again.post(zip);
  const { run, status } = importedCheckpointSchema.parse(await answer.json());
  expect([answer.status, status]).toEqual([200, "paused"]);
  expect((await runsThere()).toSorted()).toEqual([run, "of-somebody-else"].toSorted());
  expect(existsSync(join(home, "arriving", `run-${run}`))).toBe(false);
  const over = once(again.child, "exit");
  again.child.disconnect();
  await over;
});
