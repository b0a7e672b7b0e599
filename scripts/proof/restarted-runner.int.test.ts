import { batchId, type Batch } from "@planloom/scheduler";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { attendRun } from "./attend-run.ts";
import { planOf } from "./crash-plan.ts";
import { readLedger } from "./effect-ledger.ts";
import { type Stack, startStack } from "./stack.ts";

/** Longer than the test may take: nothing here may wait for a lease. */
const LOST_AFTER_MS = 600_000;
const PATIENCE = { timeout: 40_000, interval: 50 };

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ lostAfterMs: LOST_AFTER_MS, capacity: 1 });
}, 60_000);
afterAll(() => stack.stop(), 60_000);

/** Ways to shut the runner down in the middle of its work. */
const SHUTDOWNS: readonly (() => Promise<void>)[] = [
  () => stack.runner.end("SIGINT"),
  // It may finish what it has, and its time for that is over.
  () => {
    stack.runner.signal("SIGTERM");
    return stack.runner.end("SIGQUIT");
  },
  () => stack.runner.end("SIGHUP"),
  // The server hears nothing of it before the next start.
  async () => {
    stack.network.weather = { kind: "drop" };
    await stack.runner.end("SIGINT");
    stack.network.weather = { kind: "fair" };
  },
];

test("a runner that is shut down and started again four times in the middle of one batch costs it nothing: the fifth time it is accepted", async () => {
  const run = await stack.api.run(planOf("restarts", { ledger: stack.ledger, maxParallel: 1, tasks: { effect: { holdSeconds: 0.5, beats: 4 } } }));
  const effect = async (): Promise<Batch | undefined> => (await stack.api.look(run)).state.batches[batchId("effect")];
  const begun = (): number => readLedger(stack.ledger).filter((line) => line.run === run && line.kind === "start").length;
  for (const [index, shutDown] of SHUTDOWNS.entries()) {
    await vi.waitFor(() => expect(begun()).toBe(index + 1), PATIENCE);
    await shutDown();
    stack.runner.start();
  }
  expect((await attendRun(stack.api, run, { pauses: false, withinMs: 60_000 })).status).toBe("accepted");
  expect((await effect())?.attempts.map(({ cause }) => cause)).toEqual(["first", ...SHUTDOWNS.map(() => "shut-down")]);
  expect(readLedger(stack.ledger).filter((line) => line.run === run && line.kind === "end").map(({ attempt }) => attempt)).toEqual([SHUTDOWNS.length + 1]);
  expect(await stack.check([run])).toEqual([]);
}, 180_000);
