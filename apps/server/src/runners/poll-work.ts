import type { RunFence, WorkOrder } from "@planloom/api";
import type { Time } from "../engine/time.ts";
import type { Signals } from "../live/signals.ts";
import { claimWork, type ClaimParts } from "./claim-work.ts";
import { fenceKey, leaseFence } from "./lease-fence.ts";

export interface PollParts extends ClaimParts {
  readonly signals: Signals;
  readonly time: Time;
  /** Aborts when the server stops: nobody is given work that nobody could report. */
  readonly closing: AbortSignal;
  /** What each runner was last told to stop. */
  readonly told: Map<string, ReadonlySet<string>>;
}

interface PollOptions {
  readonly runner: string;
  readonly free: number;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

export interface PollAnswer {
  readonly orders: WorkOrder[];
  readonly stop: RunFence[];
  /** How long the question had been here before anything was claimed for it. */
  readonly waitedMs: number;
}

/** The floor under the signals: they may be lost with the server that sent them. */
const LOOK_EVERY_MS = 2_000;

/**
 * Waits until there is work for a runner's free places or something new to stop, at most `waitMs`. What it was told to
 * stop before does not end the wait, or a runner that needs ten seconds to kill a tree would ask without a pause; it is
 * still part of every answer and of every heartbeat. What was claimed for a runner that is gone by then is ordered
 * again when it comes back.
 */
export async function pollWork(parts: PollParts, { runner, free, waitMs, signal }: PollOptions): Promise<PollAnswer> {
  const ended = AbortSignal.any([signal, parts.closing]);
  const askedAt = parts.time.passed();
  const deadline = askedAt + waitMs;
  const subscription = parts.signals.subscribe(free > 0 ? ["work", `stop:${runner}`] : [`stop:${runner}`]);
  try {
    for (;;) {
      const stop = (await parts.store.leasesToStop(runner)).map(leaseFence);
      const waitedMs = parts.time.passed() - askedAt;
      const orders = free > 0 && !ended.aborted ? await claimWork(parts, runner, free) : [];
      const hasNews = orders.length > 0 || stop.some((fence) => parts.told.get(runner)?.has(fenceKey(fence)) !== true);
      if (hasNews || ended.aborted || parts.time.passed() >= deadline) {
        if (!signal.aborted) parts.told.set(runner, new Set(stop.map(fenceKey)));
        return { orders, stop, waitedMs };
      }
      await subscription.wait(Math.min(LOOK_EVERY_MS, deadline - parts.time.passed()), ended);
    }
  } finally {
    subscription.end();
  }
}
