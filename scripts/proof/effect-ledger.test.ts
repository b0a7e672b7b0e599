import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Effect, effectCommand, openLedger, readLedger } from "./effect-ledger.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "planloom-ledger-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(effect: Effect, attempt = 1): ChildProcess {
  const own = { PLANLOOM_RUN: "r", PLANLOOM_TASK: "t", PLANLOOM_BATCH: "t", PLANLOOM_ATTEMPT_NUMBER: String(attempt), PLANLOOM_IDEMPOTENCY_KEY: `r/t/${attempt}` };
  return spawn("sh", ["-c", effectCommand(effect)], { env: { ...process.env, ...openLedger(folder), ...own }, stdio: "ignore", detached: true });
}

const codeOf = async (child: ChildProcess): Promise<unknown> => (await once(child, "exit"))[0];
const kinds = () => readLedger(folder).map(({ kind, attempt }) => `${kind} ${attempt}`);
const killAll = ({ pid }: ChildProcess): boolean => pid !== undefined && process.kill(-pid, "SIGKILL");

test("work that goes well leaves its start and its end, and what it was", async () => {
  expect(await codeOf(start({ holdSeconds: 0 }))).toBe(0);
  const lines = readLedger(folder);
  expect(lines).toMatchObject([{ kind: "start", run: "r", task: "t", batch: "t", attempt: 1, idempotencyKey: "r/t/1" }, { kind: "end" }]);
  expect(lines[0]?.bootId).toMatch(/^[0-9a-f-]{36}$/);
  expect(lines[0]?.monotonicNs).toBeGreaterThan(0);
});

test("work that fails as told leaves no end", async () => {
  expect(await codeOf(start({ holdSeconds: 0, failing: 1 }))).toBe(1);
  expect(await codeOf(start({ holdSeconds: 0, failing: 1 }, 2))).toBe(0);
  expect(kinds()).toEqual(["start 1", "start 2", "end 2"]);
});

test("long work says in between that it lives", async () => {
  expect(await codeOf(start({ holdSeconds: 0.1, beats: 2 }))).toBe(0);
  expect(kinds()).toEqual(["start 1", "beat 1", "beat 1", "end 1"]);
});

test("a second process beside one that lives is told as an overlap; one after a kill -9 of all of it is none", async () => {
  const first = start({ holdSeconds: 30 });
  await vi.waitFor(() => expect(kinds()).toEqual(["start 1"]), { timeout: 5_000 });
  expect(await codeOf(start({ holdSeconds: 0 }, 2))).toBe(99);
  killAll(first);
  await vi.waitFor(() => expect(() => process.kill(-Number(first.pid), 0)).toThrow("ESRCH"), { timeout: 5_000 });
  expect(await codeOf(start({ holdSeconds: 0 }, 3))).toBe(0);
  expect(kinds()).toEqual(["start 1", "overlap 2", "start 3", "end 3"]);
});
