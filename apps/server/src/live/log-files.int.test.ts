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

/** Everything that is there, as a viewer reads it: from where the last part ended. */
async function asViewed(one: LogKey): Promise<string> {
  let text = "";
  for (let fromByte = 0; ; ) {
    const chunk = await logs.read(one, { fromByte, maxBytes: 262_144 });
    if (chunk.to === fromByte) return text;
    text += chunk.text;
    fromByte = chunk.to;
  }
}

test("of a log without end the first 1 MiB and the last 7 MiB are kept, and who reads across the gap is told how much is missing", async () => {
  const big = { ...key, attempt: attemptId("b#1") };
  const part = "x".repeat(262_144);
  let from = 0;
  for (let index = 0; index < 80; index += 1) from = await logs.append(big, { from, text: part });
  await logs.append(big, { from, text: "the end\n" });
  const [head = "", words = "", tail = ""] = (await asViewed(big)).split(/\n── (.*) of this log are not kept ──\n/);
  expect(head.length).toBe(1_048_576);
  expect(tail.length).toBeGreaterThanOrEqual(7 * 1_048_576);
  expect(tail.length).toBeLessThan(9 * 1_048_576);
  expect(words).toBe(`${((80 * 262_144 + 8 - head.length - tail.length) / 1_048_576).toFixed(1)} MiB`);
  expect(tail).toMatch(/xthe end\n$/);
});

test("a cut leaves a gap, and one further back replaces what was there", async () => {
  const cut = { ...key, attempt: attemptId("c#1") };
  await logs.append(cut, { from: 0, text: "head " });
  expect(await logs.append(cut, { from: 100, text: "newest ", isCut: true })).toBe(107);
  expect(await logs.append(cut, { from: 100, text: "newest ", isCut: true })).toBe(107);
  expect(await logs.append(cut, { from: 107, text: "part" })).toBe(111);
  expect(await asViewed(cut)).toBe("head \n── 95 bytes of this log are not kept ──\nnewest part");
  expect(await logs.append(cut, { from: 50, text: "the whole end ", isCut: true })).toBe(64);
  expect(await logs.append(cut, { from: 64, text: "newest part" })).toBe(75);
  expect(await asViewed(cut)).toBe("head \n── 45 bytes of this log are not kept ──\nthe whole end newest part");
  expect(await logSize(server.db, { runId: cut.run, attemptId: cut.attempt })).toBe(75);
});

test("a line of the server's own comes last, on a line of its own", async () => {
  const lost = { ...key, attempt: attemptId("d#1") };
  await logs.append(lost, { from: 0, text: "half a line" });
  await logs.addLine(lost, "the runner was not heard for 60 s");
  expect(await asViewed(lost)).toBe("half a line\n── the runner was not heard for 60 s ──\n");
});

test("what a sender brings after a line of the server's own goes on where it had ended, and nothing of it is taken for there", async () => {
  const late = { ...key, attempt: attemptId("e#1") };
  expect(await logs.append(late, { from: 0, text: "first " })).toBe(6);
  await logs.addLine(late, "the runner was not heard for 60 s");
  expect(await logs.append(late, { from: 0, text: "first second\n" })).toBe(13);
  expect(await logs.append(late, { from: 13, text: "third\n" })).toBe(19);
  expect(await asViewed(late)).toBe("first \n── the runner was not heard for 60 s ──\nsecond\nthird\n");
  const empty = { ...key, attempt: attemptId("f#1") };
  await logs.addLine(empty, "the runner was not heard for 60 s");
  expect(await logs.append(empty, { from: 0, text: "only now\n" })).toBe(9);
  expect(await asViewed(empty)).toBe("── the runner was not heard for 60 s ──\nonly now\n");
  expect(await logs.append(empty, { from: 100, text: "newest", isCut: true })).toBe(106);
  expect(await logs.append(empty, { from: 106, text: " part" })).toBe(111);
});
