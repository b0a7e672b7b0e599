import { describe, expect, test } from "vitest";
import { REAL_TIME } from "../engine/time.ts";
import { createSignals } from "./signals.ts";

const NEVER = new AbortController().signal;
const LONG_MS = 60_000;

describe("signals", () => {
  test("a wait ends when its topic is notified, and not before", async () => {
    const signals = createSignals(REAL_TIME);
    const subscription = signals.subscribe(["run:1"]);
    let ended = false;
    const waiting = subscription.wait(LONG_MS, NEVER).then(() => (ended = true));
    signals.notify("run:2");
    await Promise.resolve();
    expect(ended).toBe(false);
    signals.notify("run:1");
    await waiting;
    subscription.end();
  });

  test("what was notified between two waits ends the next one, once", async () => {
    const signals = createSignals(REAL_TIME);
    const subscription = signals.subscribe(["work"]);
    signals.notify("work");
    signals.notify("work");
    await subscription.wait(LONG_MS, NEVER);
    const before = performance.now();
    await subscription.wait(20, NEVER);
    expect(performance.now() - before).toBeGreaterThan(15);
    subscription.end();
  });

  test("a wait ends with its signal, and at once if that was aborted before", async () => {
    const subscription = createSignals(REAL_TIME).subscribe(["work"]);
    const abort = new AbortController();
    const waiting = subscription.wait(LONG_MS, abort.signal);
    abort.abort();
    await expect(waiting).resolves.toBeUndefined();
    await expect(subscription.wait(LONG_MS, abort.signal)).resolves.toBeUndefined();
    subscription.end();
  });
});
