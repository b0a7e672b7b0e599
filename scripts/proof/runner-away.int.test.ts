import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { batchId } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { attendRun } from "./attend-run.ts";
import { planOf } from "./crash-plan.ts";
import { readLedger } from "./effect-ledger.ts";
import { runnerPart } from "./parts.ts";
import { type Stack, startStack } from "./stack.ts";
import type { Supervised } from "./supervised.ts";

const LOST_AFTER_MS = 3_000;
const PATIENCE = { timeout: 40_000, interval: 50 };

let stack: Stack;
let second: Supervised;
beforeAll(async () => {
  stack = await startStack({ lostAfterMs: LOST_AFTER_MS, capacity: 1 });
  const { token } = await stack.api.change<{ readonly token: string }>("fleet.createRegistration", { name: "second", labels: [], mostAtOnce: null });
  second = runnerPart({ home: join(stack.home, "second"), url: stack.url, capacity: 1, token: { PLANLOOM_RUNNER_REGISTRATION: token } });
}, 60_000);
afterAll(async () => {
  await second.end("SIGTERM");
  await stack.stop();
}, 60_000);

const linesOf = (run: string): string[] => readLedger(stack.ledger).filter((line) => line.run === run).map(({ kind, attempt }) => `${kind} ${attempt}`);

/** Starts a run of one long task on the first runner, and takes that runner away for good in the middle of it, beside another that is idle. */
async function loseRunner(onLost: "retry" | "ask"): Promise<string> {
  await second.end("SIGTERM");
  const run = await stack.api.run(planOf(`away, ${onLost}`, { ledger: stack.ledger, maxParallel: 1, onLost, tasks: { effect: { holdSeconds: 5, beats: 10 } } }));
  await vi.waitFor(() => expect(linesOf(run)).toContain("beat 1"), PATIENCE);
  await stack.runner.end("SIGKILL");
  second.start();
  return run;
}

async function expectDoneTwice(run: string): Promise<void> {
  expect((await attendRun(stack.api, run, { pauses: false, withinMs: 60_000 })).status).toBe("accepted");
  const lines = linesOf(run);
  expect(lines.slice(0, lines.indexOf("start 2")).filter((line) => line !== "beat 1")).toEqual(["start 1"]);
  expect(lines.slice(lines.indexOf("start 2")).filter((line) => line !== "beat 2")).toEqual(["start 2", "end 2"]);
  expect(await stack.check([run])).toEqual([]);
}

test("a runner that is away for longer than the lease: another does its work again, and what the first says when it comes back changes nothing", async () => {
  const run = await loseRunner("retry");
  await vi.waitFor(() => expect(linesOf(run)).toContain("beat 2"), PATIENCE);
  stack.runner.start();
  await expectDoneTwice(run);
}, 150_000);

test("where a plan says to ask, nobody does the work of a lost runner again before a person says so", async () => {
  const run = await loseRunner("ask");
  await vi.waitFor(async () => expect((await stack.api.look(run)).state.batches[batchId("effect")]?.phase.kind).toBe("failed"), PATIENCE);
  stack.runner.start();
  // Time enough for anybody who would begin it unasked.
  await delay(2 * LOST_AFTER_MS);
  expect(linesOf(run).filter((line) => line !== "beat 1")).toEqual(["start 1"]);
  await stack.api.change("batch.retry", { run, batch: "effect" });
  await expectDoneTwice(run);
}, 150_000);
