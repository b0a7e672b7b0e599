import { afterAll, beforeAll, expect, test } from "vitest";
import { countState } from "../metrics/count-state.ts";
import { databaseTime } from "../session/database-time.ts";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { insertSampleRows, insertSampleRun } from "../testing/sample-data.ts";
import type { SampleRows } from "../testing/sample-data.ts";
import { holdSample } from "../testing/sample-step.ts";
import { ensureRunner } from "./ensure-runner.ts";
import { listRunners } from "./list-runners.ts";
import { partRunner, touchRunner } from "./touch-runner.ts";

let target: TestDatabase;
let rows: SampleRows;
beforeAll(async () => {
  target = await createTestDatabase();
  rows = await insertSampleRows(target.db);
});
afterAll(() => target.drop());

test("a runner of one name exists once, however many ask for it at once", async () => {
  const found = await Promise.all(Array.from({ length: 5 }, () => ensureRunner(target.db, { workspaceId: rows.workspaceId, name: "twin" })));
  expect(new Set(found.map(({ id }) => id)).size).toBe(1);
});

test("a runner is shown with what it last said, when it was heard, and how much it holds", async () => {
  const { id } = await ensureRunner(target.db, { workspaceId: rows.workspaceId, name: "busy" });
  const before = await databaseTime(target.db);
  expect(await touchRunner(target.db, id, { version: "1.2", capacity: 3, killLevel: "group" })).toBe(true);
  expect(await touchRunner(target.db, id)).toBe(true);
  const runId = await insertSampleRun(target.db, rows);
  await holdSample(target.db, { runId, runnerId: id });
  const runner = (await listRunners(target.db, rows.workspaceId)).find((listed) => listed.id === id);
  expect(runner).toMatchObject({ name: "busy", version: "1.2", capacity: 3, killLevel: "group", busy: 1 });
  expect(runner?.lastSeenAt).toBeGreaterThanOrEqual(before);
});

test("a runner that was shut down says so until it is heard again", async () => {
  const { id } = await ensureRunner(target.db, { workspaceId: rows.workspaceId, name: "parting" });
  const isShutDown = async () => (await listRunners(target.db, rows.workspaceId)).find((listed) => listed.id === id)?.isShutDown;
  await touchRunner(target.db, id, { version: "1", capacity: 1, killLevel: "group" });
  const { runnersOnline } = await countState(target.db, rows.workspaceId);
  await partRunner(target.db, id);
  expect([await isShutDown(), (await countState(target.db, rows.workspaceId)).runnersOnline]).toEqual([true, runnersOnline - 1]);
  for (const traits of [undefined, { version: "1", capacity: 1, killLevel: "group" }]) {
    await partRunner(target.db, id);
    await touchRunner(target.db, id, traits);
    expect(await isShutDown()).toBe(false);
  }
});

test("a runner that never connected was never seen, and one that is unknown cannot be touched", async () => {
  expect((await listRunners(target.db, rows.workspaceId)).find(({ id }) => id === rows.runnerId)).toMatchObject({ lastSeenAt: null, busy: 0 });
  expect(await touchRunner(target.db, "00000000-0000-7000-8000-000000000000")).toBe(false);
});
