import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { insertSampleRows, insertSampleRun } from "../testing/sample-data.ts";
import { untilSomebodyWaits } from "../testing/until-somebody-waits.ts";
import { growLog } from "./grow-log.ts";
import { lastOutputs } from "./last-outputs.ts";
import type { LogLength } from "./log-length.ts";
import { lockLog } from "./lock-log.ts";
import { logSize } from "./log-size.ts";

let target: TestDatabase;
let runId: string;
beforeAll(async () => {
  target = await createTestDatabase();
  runId = await insertSampleRun(target.db, await insertSampleRows(target.db));
});
afterAll(() => target.drop());

test("the length of a log is the sum of what was appended, however many append at once", async () => {
  const key = { runId, attemptId: "sum#1" };
  expect(await logSize(target.db, key)).toBe(0);
  await Promise.all(Array.from({ length: 20 }, (_, index) => target.db.transaction((tx) => growLog(tx, { ...key, bytes: index, ownBytes: index % 2 }))));
  expect(await logSize(target.db, key)).toBe(190);
  expect(await target.db.transaction((tx) => lockLog(tx, key))).toEqual({ bytes: 190, ownBytes: 10 });
});

test("it is known when an attempt last printed something, and that others have printed nothing", async () => {
  const key = { runId, attemptId: "talks#1" };
  const grow = () => target.db.transaction((tx) => growLog(tx, { ...key, bytes: 1, ownBytes: 0 }));
  await grow();
  const [first] = await lastOutputs(target.db, runId, ["talks#1", "silent#1"]);
  await expect.poll(async () => {
    await grow();
    const [later] = await lastOutputs(target.db, runId, ["talks#1"]);
    return (later?.at ?? 0) > (first?.at ?? Infinity);
  }).toBe(true);
  expect(await lastOutputs(target.db, runId, ["silent#1"])).toEqual([]);
  expect(await lastOutputs(target.db, runId, [])).toEqual([]);
});

test("a length beyond 4 GB comes back as the number it is", async () => {
  const key = { runId, attemptId: "huge#1" };
  expect(await target.db.transaction((tx) => growLog(tx, { ...key, bytes: 5_000_000_000, ownBytes: 0 }))).toEqual({ bytes: 5_000_000_000, ownBytes: 0 });
});

test("two who append one after the other see each other's bytes", async () => {
  const key = { runId, attemptId: "locked#1" };
  const second: Promise<LogLength>[] = [];
  await target.db.transaction(async (tx) => {
    expect(await lockLog(tx, key)).toEqual({ bytes: 0, ownBytes: 0 });
    second.push(target.db.transaction((other) => lockLog(other, key)));
    await untilSomebodyWaits(target.db);
    await growLog(tx, { ...key, bytes: 12, ownBytes: 12 });
  });
  expect(await Promise.all(second)).toEqual([{ bytes: 12, ownBytes: 12 }]);
});
