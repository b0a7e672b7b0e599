import { afterAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { insertSampleRows, insertSampleRun } from "../testing/sample-data.ts";
import type { SampleRows } from "../testing/sample-data.ts";
import { saveStep } from "../runs/save-step.ts";
import { sampleStep } from "../testing/sample-step.ts";
import { openOffers } from "./open-offers.ts";

const databases: TestDatabase[] = [];
let target: TestDatabase;
let rows: SampleRows;
beforeEach(async () => {
  target = await createTestDatabase();
  databases.push(target);
  rows = await insertSampleRows(target.db);
});
afterAll(() => Promise.all(databases.map((database) => database.drop())));

/** Offers attempts in the first step of a run. */
const offer = async (runId: string, ...attempts: string[]): Promise<void> => {
  const offers = attempts.map((attemptId, index) => ({ attemptId, epoch: index + 1, labels: [] }));
  expect(await saveStep(target.db, sampleStep(runId, 0, { holds: { offers } }))).toBe(true);
};
const open = async (limit = 100): Promise<string[]> => (await openOffers(target.db, rows.workspaceId, { limit, labels: [] })).map((found) => found.attemptId);

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
  const found = await openOffers(target.db, rows.workspaceId, { limit: 1, except: [first], labels: [] });
  expect(found.map(({ attemptId }) => attemptId)).toEqual(["second#1"]);
});

test("an offer that is made again under another epoch replaces the first, and one that is withdrawn is gone", async () => {
  const run = await insertSampleRun(target.db, rows);
  await offer(run, "a#1", "b#1");
  expect(await saveStep(target.db, sampleStep(run, 1, { holds: { offers: [{ attemptId: "a#1", epoch: 9, labels: [] }], withdrawn: ["b#1", "never#1"] } }))).toBe(true);
  expect(await openOffers(target.db, rows.workspaceId, { limit: 10, labels: [] })).toMatchObject([{ attemptId: "a#1", epoch: 9 }]);
});

test("a runner is shown what asks for nothing that it was not granted", async () => {
  const run = await insertSampleRun(target.db, rows);
  const offers = [["plain", []], ["graphics", ["gpu"]], ["both", ["gpu", "linux"]]].map(([attemptId, labels], index) => ({ attemptId: String(attemptId), epoch: index + 1, labels: [labels ?? []].flat() }));
  await saveStep(target.db, sampleStep(run, 0, { holds: { offers } }));
  const shown = async (labels: readonly string[]): Promise<string[]> => (await openOffers(target.db, rows.workspaceId, { limit: 10, labels })).map(({ attemptId }) => attemptId);
  expect(await shown([])).toEqual(["plain"]);
  expect(await shown(["gpu"])).toEqual(["plain", "graphics"]);
  expect(await shown(["linux", "gpu", "arm"])).toEqual(["plain", "graphics", "both"]);
});

test("offers of another workspace are not shown", async () => {
  await offer(await insertSampleRun(target.db, rows), "a#1");
  expect(await openOffers(target.db, "00000000-0000-7000-8000-000000000000", { limit: 10, labels: [] })).toEqual([]);
});
