import { workOrderSchema } from "@planloom/api";
import { expect, test } from "vitest";
import { aborted } from "../aborted.ts";
import { makeOrder } from "../testing/make-order.ts";
import { REAL_TIME, type Time } from "../time.ts";
import { Lease } from "./lease.ts";
import { session, type SessionOptions } from "./session.ts";

const WAITED_MS = 19_000;

test("an order that comes after a long wait takes nothing of the lease that signs of life have renewed meanwhile", async () => {
  const clock = { now: 100_000 };
  const time: Time = { ...REAL_TIME, uptime: () => clock.now, pause: async (_ms, signal = new AbortController().signal) => void (await aborted(signal)) };
  const lease = new Lease(time.uptime);
  lease.agree({ lostAfterMs: 60_000, killMarginMs: 20_000 });
  lease.renew(clock.now);
  const over = new AbortController();
  const begun: string[] = [];
  const ignore = (): void => undefined;
  const pool: SessionOptions["pool"] = { admits: () => true, ask: ignore, forget: ignore, free: 1, isClosed: false, live: () => [], onFreed: ignore, onUnanswered: ignore, stop: ignore, start: ({ fence }) => void begun.push(fence.attempt) };
  const poll = async () => {
    clock.now += WAITED_MS;
    lease.renew(clock.now);
    over.abort();
    return { orders: [workOrderSchema.parse(makeOrder())], stop: [], waitedMs: WAITED_MS };
  };
  const api: SessionOptions["api"] = { poll: { mutate: poll }, heartbeat: { mutate: async () => ({ stop: [], gone: [] }) } };
  await session({ api, pool, lease, time, heartbeatMs: 5_000, signal: over.signal }).catch(ignore);
  expect(begun).toEqual(["build#1"]);
  clock.now += 39_999;
  expect(lease.isLapsed()).toBe(false);
  clock.now += 1;
  expect(lease.isLapsed()).toBe(true);
});
