import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startTestRunner } from "../testing/start-test-runner.ts";
import { startTestServer } from "../testing/test-server.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const DAY_MS = 86_400_000;
const runId = (digit: number): string => `${digit}0000000-0000-4000-8000-000000000000`;
const [OLD, RECENT, UNKNOWN, LIVE, FAILED, LONG_FAILED] = [runId(1), runId(2), runId(3), runId(4), runId(5), runId(6)];

test("a runner removes the folders of runs that have been over for longer than it keeps them, and no others", async () => {
  const server = await startTestServer();
  server.ended.set(OLD, 31 * DAY_MS);
  server.ended.set(RECENT, 29 * DAY_MS);
  server.failed.set(FAILED, 89 * DAY_MS);
  server.failed.set(LONG_FAILED, 91 * DAY_MS);
  server.goingOn.add(LIVE);
  const home = temporaryFolder();
  for (const name of [OLD, RECENT, UNKNOWN, LIVE, FAILED, LONG_FAILED, "notes of a person"]) {
    mkdirSync(join(home, "work", name), { recursive: true });
    writeFileSync(join(home, "work", name, "file"), "");
  }
  const runner = await startTestRunner({ url: server.url, home, keepDays: 30, keepFailedDays: 90 });
  await runner.says(`Removed the folder of run ${LONG_FAILED}, which failed 91 days ago.`);
  await runner.stop();
  expect(readdirSync(join(home, "work")).toSorted()).toEqual([RECENT, UNKNOWN, LIVE, FAILED, "notes of a person"]);
});

test("the folder of a run that the server does not know goes once nothing was put into it for as long, and no other does", async () => {
  const server = await startTestServer();
  server.goingOn.add(LIVE);
  const home = temporaryFolder();
  for (const name of [UNKNOWN, LIVE, "notes of a person"]) mkdirSync(join(home, "work", name), { recursive: true });
  const runner = await startTestRunner({ url: server.url, home, keepDays: 0 });
  await runner.says(`Removed the folder of run ${UNKNOWN}, which the server does not know`);
  await runner.stop();
  expect(readdirSync(join(home, "work")).toSorted()).toEqual([LIVE, "notes of a person"]);
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
