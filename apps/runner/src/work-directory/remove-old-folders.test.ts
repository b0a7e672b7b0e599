import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startTestRunner } from "../testing/start-test-runner.ts";
import { startTestServer } from "../testing/test-server.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const DAY_MS = 86_400_000;
const runId = (digit: number): string => `${digit}0000000-0000-4000-8000-000000000000`;
const [OLD, RECENT, UNKNOWN] = [runId(1), runId(2), runId(3)];

test("a runner removes the folders of runs that have been over for longer than it keeps them, and no others", async () => {
  const server = await startTestServer();
  server.ended.set(OLD, 31 * DAY_MS);
  server.ended.set(RECENT, 29 * DAY_MS);
  const home = temporaryFolder();
  for (const name of [OLD, RECENT, UNKNOWN, "notes of a person"]) {
    mkdirSync(join(home, "work", name), { recursive: true });
    writeFileSync(join(home, "work", name, "file"), "");
  }
  const runner = await startTestRunner({ url: server.url, home, keepDays: 30 });
  await runner.says(`Removed the folder of run ${OLD}`);
  expect(readdirSync(join(home, "work")).toSorted()).toEqual([RECENT, UNKNOWN, "notes of a person"]);
});

test("a server that cannot say which runs are over keeps every folder where it is", async () => {
  const server = await startTestServer();
  server.ended.set(OLD, 31 * DAY_MS);
  server.failAfter("endedRuns", 1);
  const home = temporaryFolder();
  mkdirSync(join(home, "work", OLD), { recursive: true });
  const runner = await startTestRunner({ url: server.url, home });
  await runner.says("could not be removed");
  expect(readdirSync(join(home, "work"))).toEqual([OLD]);
});
