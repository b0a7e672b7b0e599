import { expect, test } from "vitest";
import { Lease } from "./lease.ts";

function makeLease(): { readonly lease: Lease; readonly clocks: { monotonic: number; wall: number } } {
  const clocks = { monotonic: 0, wall: 1_000_000 };
  const lease = new Lease({ monotonic: () => clocks.monotonic, wall: () => clocks.wall });
  lease.agree({ lostAfterMs: 60_000, killMarginMs: 20_000 });
  return { lease, clocks };
}

test("a lease does not lapse before the server was reached for the first time", () => {
  const { lease, clocks } = makeLease();
  clocks.monotonic += 1e9;
  expect(lease.isLapsed()).toBe(false);
});

test("a lease lapses the margin before the server may give the work away", () => {
  const { lease, clocks } = makeLease();
  lease.renew(lease.now());
  clocks.monotonic += 39_999;
  expect(lease.isLapsed()).toBe(false);
  clocks.monotonic += 1;
  expect(lease.isLapsed()).toBe(true);
});

test("the time that the machine slept counts", () => {
  const { lease, clocks } = makeLease();
  lease.renew(lease.now());
  clocks.wall += 3_600_000;
  expect(lease.isLapsed()).toBe(true);
});

test("a wall clock that is set back hides no time", () => {
  const { lease, clocks } = makeLease();
  lease.renew(lease.now());
  clocks.wall -= 3_600_000;
  clocks.monotonic += 40_000;
  expect(lease.isLapsed()).toBe(true);
});

test("a message renews the lease as of when it was sent, not as of its answer", () => {
  const { lease, clocks } = makeLease();
  const sent = lease.now();
  clocks.monotonic += 30_000;
  lease.renew(sent);
  clocks.monotonic += 10_000;
  expect(lease.isLapsed()).toBe(true);
});
