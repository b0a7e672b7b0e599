import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { attendRun } from "./attend-run.ts";
import { planOf } from "./crash-plan.ts";
import { readLedger } from "./effect-ledger.ts";
import { runnerPart } from "./parts.ts";
import { startStack } from "./stack.ts";

const LOST_AFTER_MS = 9_000;
/** So much longer than the lease that the first attempt would live beside the second, if nobody ended it. */
const HOLD_SECONDS = 18;

test.each(["namespace", "sweep"])("by %s: a runner that is frozen past its lease while another goes on: its processes are gone before the new ones begin", async (killLevel) => {
  const stack = await startStack({ lostAfterMs: LOST_AFTER_MS, capacity: 1, killLevel });
  const { token } = await stack.api.change<{ readonly token: string }>("fleet.createRegistration", { name: "second", labels: [], mostAtOnce: null });
  const second = runnerPart({ home: join(stack.home, "second"), url: stack.url, capacity: 1, token: { PLANLOOM_RUNNER_REGISTRATION: token } });
  const lines = () => readLedger(stack.ledger).map(({ kind, attempt }) => `${kind} ${attempt}`);
  try {
    const run = await stack.api.run(planOf("frozen", { ledger: stack.ledger, maxParallel: 1, tasks: { long: { holdSeconds: HOLD_SECONDS, beats: 90 } } }));
    await vi.waitFor(() => expect(lines()).toContain("beat 1"), { timeout: 15_000, interval: 20 });
    second.start();
    stack.runner.signal("SIGSTOP");
    expect((await attendRun(stack.api, run, { pauses: false, withinMs: 90_000 })).status).toBe("accepted");
    expect(stack.runner.isFrozen).toBe(true);
    const seen = lines();
    stack.runner.signal("SIGCONT");
    expect(seen.slice(0, seen.indexOf("start 2")).filter((line) => line !== "beat 1")).toEqual(["start 1"]);
    expect(seen.slice(seen.indexOf("start 2")).filter((line) => line !== "beat 2")).toEqual(["start 2", "end 2"]);
    // What it does once it wakes changes nothing.
    await vi.waitFor(async () => expect(await stack.check([run])).toEqual([]), { timeout: 20_000, interval: 500 });
    expect(lines()).toEqual(seen);
  } finally {
    await second.end("SIGTERM");
    await stack.stop();
  }
}, 180_000);
