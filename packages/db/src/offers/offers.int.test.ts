import { afterAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { insertSampleRows, insertSampleRun } from "../testing/sample-data.ts";
import type { SampleRows } from "../testing/sample-data.ts";
import { openOffers } from "./open-offers.ts";
import { syncOffers } from "./sync-offers.ts";

const databases: TestDatabase[] = [];
let target: TestDatabase;
let rows: SampleRows;
beforeEach(async () => {
  target = await createTestDatabase();
  databases.push(target);
  rows = await insertSampleRows(target.db);
});
afterAll(() => Promise.all(databases.map((database) => database.drop())));

const offer = (runId: string, ...attempts: string[]): Promise<void> =>
  target.db.transaction((tx) => syncOffers(tx, runId, { add: attempts.map((attemptId, index) => ({ attemptId, epoch: index + 1 })), remove: [] }));
const open = async (limit = 100): Promise<string[]> => (await openOffers(target.db, rows.workspaceId, { limit })).map((found) => found.attemptId);

test("offers of a run are handed out in the order they were given", async () => {
  const run = await insertSampleRun(target.db, rows);
  const attempts = Array.from({ length: 20 }, (_, index) => `task-${20 - index}#1`);
  await offer(run, ...attempts);
  expect(await open()).toEqual(attempts);
  expect(await open(3)).toEqual(attempts.slice(0, 3));
});

test("a run with one offer does not wait behind an older one with many", async () => {
  const [big, small] = [await insertSampleRun(target.db, rows), await insertSampleRun(target.db, rows)];
  await offer(big, ...Array.from({ length: 50 }, (_, index) => `big-${index}#1`));
  await offer(small, "small#1");
  expect(await open(3)).toEqual(["big-0#1", "small#1", "big-1#1"]);
});

test("a run that is passed over leaves its place to the others", async () => {
  const [first, second] = [await insertSampleRun(target.db, rows), await insertSampleRun(target.db, rows)];
  await offer(first, "first#1");
  await offer(second, "second#1");
  const found = await openOffers(target.db, rows.workspaceId, { limit: 1, except: [first] });
  expect(found.map(({ attemptId }) => attemptId)).toEqual(["second#1"]);
});

test("removing and adding again what is there or not there changes nothing else", async () => {
  const run = await insertSampleRun(target.db, rows);
  await offer(run, "a#1", "b#1");
  await offer(run, "a#1");
  expect(await open()).toEqual(["a#1", "b#1"]);
  await target.db.transaction((tx) => syncOffers(tx, run, { add: [], remove: ["a#1", "never#1"] }));
  expect(await open()).toEqual(["b#1"]);
});

test("offers of another workspace are not shown", async () => {
  await offer(await insertSampleRun(target.db, rows), "a#1");
  expect(await openOffers(target.db, "00000000-0000-7000-8000-000000000000", { limit: 10 })).toEqual([]);
});
