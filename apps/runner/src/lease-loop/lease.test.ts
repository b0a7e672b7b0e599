import { afterEach, expect, test, vi } from "vitest";
import { REAL_TIME } from "../time.ts";
import { Lease } from "./lease.ts";

const TERMS = { lostAfterMs: 60_000, killMarginMs: 20_000 };

function makeLease(): { readonly lease: Lease; readonly clock: { now: number } } {
  const clock = { now: 1_000_000 };
  const lease = new Lease(() => clock.now);
  lease.agree(TERMS);
  return { lease, clock };
}

afterEach(() => void vi.useRealTimers());

test("a lease does not lapse before the server was reached for the first time", () => {
  const { lease, clock } = makeLease();
  clock.now += 1e9;
  expect(lease.isLapsed()).toBe(false);
});

test("a lease lapses the margin before the server may give the work away", () => {
  const { lease, clock } = makeLease();
  lease.renew(lease.now());
  clock.now += 39_999;
  expect(lease.isLapsed()).toBe(false);
  clock.now += 1;
  expect(lease.isLapsed()).toBe(true);
});

test("a time of day that is put right, forwards or backwards, ends no attempt", () => {
  const lease = new Lease(REAL_TIME.uptime);
  lease.agree(TERMS);
  vi.useFakeTimers({ toFake: ["Date"] });
  lease.renew(lease.now());
  for (const hours of [1, -1]) {
    vi.setSystemTime(Date.now() + hours * 3_600_000);
    expect(lease.isLapsed()).toBe(false);
  }
});

test("a message renews the lease as of when it was sent, not as of its answer", () => {
  const { lease, clock } = makeLease();
  const sent = lease.now();
  clock.now += 30_000;
  lease.renew(sent);
  clock.now += 10_000;
  expect(lease.isLapsed()).toBe(true);
});

test("whoever ends work that the runner does not hears of each renewal, and comes after the runner and before the server", () => {
  const told: number[] = [];
  const lease = new Lease(() => 1_000_000, (end) => told.push(end));
  lease.agree(TERMS);
  lease.renew(1_000_000);
  lease.renew(1_005_000);
  expect(told).toEqual([1_050_000, 1_055_000]);
});

test("work from an answer that took as long as the lease is not begun, nor by a runner whose lease has lapsed", () => {
  const { lease, clock } = makeLease();
  const asked = lease.now();
  lease.renew(asked);
  clock.now += 20_000;
  lease.renew(lease.now());
  expect(lease.admits(asked)).toBe(true);
  clock.now += 20_000;
  lease.renew(lease.now());
  expect(lease.admits(asked)).toBe(false);
  clock.now += 40_000;
  expect(lease.admits(lease.now())).toBe(false);
});

test("work that was begun lives no longer than its own lease, which began after it was asked for", () => {
  const { lease, clock } = makeLease();
  const asked = lease.now();
  clock.now += 15_000;
  lease.renew(lease.now());
  expect(lease.admits(asked)).toBe(true);
  clock.now += 25_000;
  expect(lease.isLapsed()).toBe(true);
});

test("no question stays open longer than its answer could be used", () => {
  expect(makeLease().lease.longestWait(20_000)).toBe(20_000);
  expect(makeLease().lease.longestWait(60_000)).toBe(20_000);
});

test("a server that is away is asked again often enough to be heard before the lease is over", () => {
  expect(makeLease().lease.longestPauseMs).toBe(5_000);
});
