import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteEndedRun } from "../retention/outdated.ts";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { insertSampleRows, insertSampleRun } from "../testing/sample-data.ts";
import { findBrief, findBriefs, keepBriefs, toldAttempts } from "./attempt-briefs.ts";

let target: TestDatabase;
let runId: string;
beforeAll(async () => {
  target = await createTestDatabase();
  runId = await insertSampleRun(target.db, await insertSampleRows(target.db));
});
afterAll(() => target.drop());

const brief = (attemptId: string, differs: object = {}) => ({ runId, attemptId, text: `# ${attemptId}\n`, carried: [] as string[], at: 1_700_000_000_123, ...differs });

test("what was told is found as it was, and what was told last counts", async () => {
  await keepBriefs(target.db, [brief("a#1", { carried: ["e1", "a#1/f2"] }), brief("b#1", { text: 'Zero \0, half \uD800 and "quotes"', at: 1_700_000_000_000 })]);
  expect(await findBrief(target.db, { runId, attemptId: "a#1" })).toEqual(brief("a#1", { carried: ["e1", "a#1/f2"] }));
  expect((await findBrief(target.db, { runId, attemptId: "b#1" }))?.text).toMatch(/^Zero .*quotes"$/);
  await keepBriefs(target.db, [brief("a#1", { text: "Another", carried: ["e2"] })]);
  expect(await findBrief(target.db, { runId, attemptId: "a#1" })).toMatchObject({ text: "Another", carried: ["e2"] });
  expect(await findBrief(target.db, { runId, attemptId: "c#1" })).toBeNull();
});

test("what several attempts were told is found together, and nothing of another run", async () => {
  const other = await insertSampleRun(target.db, await insertSampleRows(target.db));
  await keepBriefs(target.db, [brief("m#1", { at: 3_000 }), brief("m#2", { at: 2_000, carried: ["e1"] }), { ...brief("m#1"), runId: other }]);
  expect(await findBriefs(target.db, { runId, attemptIds: ["m#1", "m#2", "m#3"] })).toEqual([brief("m#2", { at: 2_000, carried: ["e1"] }), brief("m#1", { at: 3_000 })]);
  expect(await findBriefs(target.db, { runId, attemptIds: [] })).toEqual([]);
});

test("who was told an entry is known", async () => {
  await keepBriefs(target.db, [brief("x#1", { carried: ["known", "other"], at: 2_000 }), brief("y#1", { carried: ["known"], at: 1_000 }), brief("z#1", { carried: ["other"] })]);
  expect(await toldAttempts(target.db, runId, "known")).toEqual(["y#1", "x#1"]);
  expect(await toldAttempts(target.db, runId, "nobody's")).toEqual([]);
});

test("what is of a run that is gone keeps the rest from nothing", async () => {
  await keepBriefs(target.db, [{ ...brief("gone#1"), runId: randomUUID() }, brief("there#1")]);
  expect(await findBrief(target.db, { runId, attemptId: "there#1" })).not.toBeNull();
});

test("briefs go with their run", async () => {
  const { db } = target;
  const other = await insertSampleRun(db, await insertSampleRows(db));
  await keepBriefs(db, [{ ...brief("a#1"), runId: other }]);
  await db.query({ name: "end-run", text: "UPDATE run SET status = 'stopped' WHERE id = $1::uuid", values: [other] });
  expect(await db.transaction((tx) => deleteEndedRun(tx, other))).toBe(true);
  expect(await findBrief(db, { runId: other, attemptId: "a#1" })).toBeNull();
});
