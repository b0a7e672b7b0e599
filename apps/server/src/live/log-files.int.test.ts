import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { logSize } from "@planloom/db";
import { attemptId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { samplePlan } from "../testing/sample-plan.ts";
import { startSampleRun } from "../testing/start-sample-run.ts";
import { startTestServer, type TestServer } from "../testing/start-test-server.ts";
import { type LogFiles, logFiles, type LogKey } from "./log-files.ts";

let server: TestServer;
let home: string;
let logs: LogFiles;
let key: LogKey;
beforeAll(async () => {
  server = await startTestServer();
  home = await mkdtemp(join(tmpdir(), "planloom-logs-"));
  logs = logFiles(server.db, home);
  const run = await startSampleRun(server, samplePlan("Logs", { tasks: { a: {} } }));
  key = { run, attempt: attemptId("a#1") };
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

const whole = async () => (await logs.read(key, { fromByte: 0, maxBytes: 1_048_576 })).text;

test("a log that nobody wrote is empty", async () => {
  expect(await logs.read(key, { fromByte: 0, maxBytes: 100 })).toEqual({ from: 0, to: 0, text: "", size: 0 });
});

test("what is sent twice is written once, also where it overlaps", async () => {
  expect(await logs.append(key, { from: 0, text: "one " })).toBe(4);
  expect(await logs.append(key, { from: 0, text: "one " })).toBe(4);
  expect(await logs.append(key, { from: 2, text: "e two " })).toBe(8);
  expect(await whole()).toBe("one two ");
});

test("after a gap nothing is written, and the sender is told where to go on", async () => {
  expect(await logs.append(key, { from: 100, text: "far away" })).toBe(8);
  expect(await whole()).toBe("one two ");
});

test("parts that arrive at the same time do not mix", async () => {
  const parts = ["three ", "three four "];
  await Promise.all(parts.map((text) => logs.append(key, { from: 8, text })));
  expect(["one two three ", "one two three four "]).toContain(await whole());
  expect(await logs.append(key, { from: 8, text: "three four " })).toBe(19);
  expect(await whole()).toBe("one two three four ");
  expect(await logSize(server.db, { runId: key.run, attemptId: key.attempt })).toBe(19);
});

test("a part of a log begins and ends between characters", async () => {
  await logs.append(key, { from: 19, text: "größer" });
  const chunk = await logs.read(key, { fromByte: 19, maxBytes: 4 });
  expect(chunk).toEqual({ from: 19, to: 23, text: "grö", size: 27 });
  expect((await logs.read(key, { fromByte: 19, maxBytes: 5 })).text).toBe("grö");
});

test("what goes beyond 64 MiB is dropped, and the log says so", async () => {
  const big = { ...key, attempt: attemptId("b#1") };
  const part = "x".repeat(8 * 1_024 * 1_024);
  let from = 0;
  for (let index = 0; index < 9; index += 1) from = await logs.append(big, { from, text: part });
  expect(from).toBe(9 * part.length);
  const end = await logs.read(big, { fromByte: 8 * part.length - 3, maxBytes: 1_000 });
  expect(end.text).toMatch(/^xxx\n\[planloom\] The log ends here[^\n]*\n$/);
});
