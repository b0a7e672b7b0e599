import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findRun, insertToken, type Keeping, sqlExecutor } from "@planloom/db";
import type { RunId } from "@planloom/scheduler";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reportOn, WENT_WELL } from "../testing/fake-executor.ts";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { takeOrder } from "../testing/take-orders.ts";
import { cleanUp, foreseeCleanUp } from "./clean-up.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const USUAL: Keeping = { runDays: 90, mostRuns: 10_000, logDays: 30, artifactDays: 30 };
const sql = (text: string, values: unknown[]) => server.db.transaction((tx) => sqlExecutor(tx).executeSql(text, values));
const folderOf = (run: RunId, kind = "") => join(server.home, "runs", run, kind);
const remaining = async (run: RunId) => ({ run: (await findRun(server.db, run)) !== null, logs: existsSync(folderOf(run, "logs")), files: existsSync(folderOf(run, "artifacts")) });

/** A run that ended so many days ago, with a log and a file; `null` for one that goes on. */
async function runOf(daysAgo: number | null): Promise<RunId> {
  const run = await startSampleRun(server, samplePlan("Old", { tasks: { a: {} } }));
  const { fence } = await takeOrder(server);
  await server.useCases.runners.appendLog({ runner: server.runner, only: null }, { fence, from: 0, text: "log" });
  await mkdir(folderOf(run, `artifacts/${fence.attempt}`), { recursive: true });
  await writeFile(folderOf(run, `artifacts/${fence.attempt}/report`), "file");
  await sql("INSERT INTO artifact (run_id, attempt_id, name, bytes, sha256) VALUES ($1::uuid, $2, 'report', 4, '')", [run, fence.attempt]);
  if (daysAgo !== null) await reportOn(server, fence, WENT_WELL);
  const days = daysAgo ?? 4_000;
  await sql("UPDATE run SET created_at = created_at - $2::int * interval '1 day', ended_at = ended_at - $2::int * interval '1 day' WHERE id = $1::uuid", [run, days]);
  return run;
}

test("what is over and too old goes, whole runs later than their logs and files; what is not over stays, however old", async () => {
  const parts = { db: server.db, workspaceId: server.workspaceId, home: server.home, keeping: USUAL, logger: pino({ level: "silent" }), signal: new AbortController().signal };
  const [live, ancient, old, fresh] = [await runOf(null), await runOf(100), await runOf(40), await runOf(1)];

  const foreseen = await foreseeCleanUp(parts);
  expect(foreseen).toEqual({ runs: 1, logsOf: 1, filesOf: 1, bytes: expect.any(Number) });
  expect(await remaining(ancient)).toEqual({ run: true, logs: true, files: true });

  expect(await cleanUp(parts)).toMatchObject({ runs: 1, logsOf: 1, filesOf: 1 });
  expect(await remaining(live)).toEqual({ run: true, logs: true, files: true });
  expect(await remaining(ancient)).toEqual({ run: false, logs: false, files: false });
  expect(await remaining(old)).toEqual({ run: true, logs: false, files: false });
  expect(await remaining(fresh)).toEqual({ run: true, logs: true, files: true });
  expect((await server.useCases.runs.get(old)).state.status).toBe("accepted");
  expect(await cleanUp(parts)).toMatchObject({ runs: 0, logsOf: 0, filesOf: 0 });
});

test("of more runs than are kept the oldest go, but none that is not over", async () => {
  const parts = { db: server.db, workspaceId: server.workspaceId, home: server.home, keeping: { ...USUAL, mostRuns: 2 }, logger: pino({ level: "silent" }), signal: new AbortController().signal };
  const live = await runOf(null);
  const runs = [await runOf(0), await runOf(0), await runOf(0)];
  await cleanUp(parts);
  expect(await Promise.all(runs.map(async (run) => (await remaining(run)).run))).toEqual([false, true, true]);
  expect((await remaining(live)).run).toBe(true);
});

test("what other numbers would remove is foreseen, and they are not set by that", async () => {
  const { workspace } = server.useCases;
  const run = await runOf(10);
  const now = await workspace.foreseeCleanUp();
  const foreseen = await workspace.foreseeCleanUp({ logDays: 9, artifactDays: 11 });
  expect(foreseen).toMatchObject({ runs: now.runs, logsOf: now.logsOf + 1, filesOf: now.filesOf });
  expect((await workspace.foreseeCleanUp({ runDays: 9 })).runs).toBe(now.runs + 1);
  expect(await workspace.settings()).toMatchObject({ logDays: 30, artifactDays: 30, runDays: 90 });
  expect(await remaining(run)).toEqual({ run: true, logs: true, files: true });
  expect(await workspace.foreseeCleanUp()).toEqual(now);
});

test("a run that was changed while it was live goes like any other", async () => {
  const parts = { db: server.db, workspaceId: server.workspaceId, home: server.home, keeping: USUAL, logger: pino({ level: "silent" }), signal: new AbortController().signal };
  const changed = await runOf(100);
  await sql("INSERT INTO run_plan (run_id, number, document, by, reason) VALUES ($1::uuid, 1, '{}', 'ann', '')", [changed]);
  expect(await cleanUp(parts)).toMatchObject({ runs: 1 });
  expect((await remaining(changed)).run).toBe(false);
});

test("a run that cannot be removed keeps no other from going", async () => {
  const parts = { db: server.db, workspaceId: server.workspaceId, home: server.home, keeping: USUAL, logger: pino({ level: "silent" }), signal: new AbortController().signal, atOnce: 1 };
  const [held, free] = [await runOf(100), await runOf(100)];
  await sql("CREATE TABLE holder (run_id uuid REFERENCES run (id))", []);
  await sql("INSERT INTO holder VALUES ($1::uuid)", [held]);
  expect(await cleanUp(parts)).toMatchObject({ runs: 1 });
  expect([(await remaining(held)).run, (await remaining(free)).run]).toEqual([true, false]);
  await sql("DROP TABLE holder", []);
});

test("tokens that have been good for nothing for 90 days go, and no others", async () => {
  const parts = { db: server.db, workspaceId: server.workspaceId, home: server.home, keeping: USUAL, logger: pino({ level: "silent" }), signal: new AbortController().signal };
  const add = (hash: string, lifetimeMs: number | null) => insertToken(server.db, { workspaceId: server.workspaceId, kind: "session", hash, subject: "ann", lifetimeMs });
  const DAY = 86_400_000;
  await add("good for ever", null);
  await add("expired long ago", -91 * DAY);
  await add("expired lately", -89 * DAY);
  await add("ended long ago", null);
  await sql("UPDATE token SET ended_at = now() - interval '91 days' WHERE hash = $1", ["ended long ago"]);
  await cleanUp(parts);
  const { rows } = await sql("SELECT hash FROM token WHERE hash = ANY($1) ORDER BY hash", [["good for ever", "expired long ago", "expired lately", "ended long ago"]]);
  expect(rows).toEqual([{ hash: "expired lately" }, { hash: "good for ever" }]);
});
