import { expect, test } from "vitest";
import { attemptLimit } from "./attempt-limit.ts";

test("a client that guessed wrong too often waits until its window is over; others do not", () => {
  let now = 1_000;
  const limit = attemptLimit({ tries: 2, windowMs: 60_000, now: () => now });
  limit.failed("a");
  expect(limit.waitMs("a")).toBe(0);
  now += 10_000;
  limit.failed("a");
  expect(limit.waitMs("a")).toBe(50_000);
  expect(limit.waitMs("b")).toBe(0);
  now += 50_000;
  expect(limit.waitMs("a")).toBe(0);
});
