import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { insertSampleRows, insertSampleRun } from "../testing/sample-data.ts";
import { untilSomebodyWaits } from "../testing/until-somebody-waits.ts";
import { appendLogBytes } from "./append-log-bytes.ts";
import { lockLog } from "./lock-log.ts";
import { logSize } from "./log-size.ts";

let target: TestDatabase;
let runId: string;
beforeAll(async () => {
  target = await createTestDatabase();
  runId = await insertSampleRun(target.db, await insertSampleRows(target.db));
});
afterAll(() => target.drop());

test("the size of a log is the sum of what was appended, however many append at once", async () => {
  const key = { runId, attemptId: "sum#1" };
  expect(await logSize(target.db, key)).toBe(0);
  await Promise.all(Array.from({ length: 20 }, (_, index) => target.db.transaction((tx) => appendLogBytes(tx, { ...key, bytes: index }))));
  expect(await logSize(target.db, key)).toBe(190);
});

test("a size beyond 4 GB comes back as the number it is", async () => {
  const key = { runId, attemptId: "huge#1" };
  expect(await target.db.transaction((tx) => appendLogBytes(tx, { ...key, bytes: 5_000_000_000 }))).toBe(5_000_000_000);
});

test("two who append one after the other see each other's bytes", async () => {
  const key = { runId, attemptId: "locked#1" };
  const second: Promise<number>[] = [];
  await target.db.transaction(async (tx) => {
    expect(await lockLog(tx, key)).toBe(0);
    second.push(target.db.transaction((other) => lockLog(other, key)));
    await untilSomebodyWaits(target.db);
    await appendLogBytes(tx, { ...key, bytes: 12 });
  });
  expect(await Promise.all(second)).toEqual([12]);
});
