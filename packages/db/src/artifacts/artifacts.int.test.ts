import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "../testing/create-test-database.ts";
import type { TestDatabase } from "../testing/create-test-database.ts";
import { insertSampleRows, insertSampleRun } from "../testing/sample-data.ts";
import { artifactsOfRun, findArtifact, insertArtifact } from "./artifacts.ts";

let target: TestDatabase;
let runId: string;
beforeAll(async () => {
  target = await createTestDatabase();
  runId = await insertSampleRun(target.db, await insertSampleRows(target.db));
});
afterAll(() => target.drop());

test("an artifact is found by its name, and sending it again replaces it", async () => {
  const key = { runId, attemptId: "build#1", name: "report" };
  for (const [bytes, sha256] of [[10, "aa"], [6_000_000_000, "bb"]] as const) await target.db.transaction((tx) => insertArtifact(tx, { ...key, bytes, sha256 }));
  expect(await findArtifact(target.db, key)).toMatchObject({ ...key, bytes: 6_000_000_000, sha256: "bb" });
  expect(await artifactsOfRun(target.db, runId)).toHaveLength(1);
});

test("what was not handed over is not found", async () => {
  expect(await findArtifact(target.db, { runId, attemptId: "build#1", name: "no\0such" })).toBeNull();
  expect(await findArtifact(target.db, { runId: "nonsense", attemptId: "build#1", name: "report" })).toBeNull();
});
