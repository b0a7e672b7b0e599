import { expect, test } from "vitest";
import { etaWords, timeOfDay } from "./eta-words.ts";

const NOW = Date.UTC(2026, 0, 5, 9);

test("the end is said as how much is left and when that is", () => {
  const finishAt = NOW + 12 * 60_000;
  expect(etaWords({ status: "running", finishAt, now: NOW })).toBe(`in 12 min, ${timeOfDay(finishAt)}`);
});

test("an estimate that has run out is not said as a time in the past", () => {
  expect(etaWords({ status: "running", finishAt: NOW - 60_000, now: NOW })).toBe("any moment");
});

test("a run that stands still says why instead of a time", () => {
  expect(etaWords({ status: "paused", finishAt: null, now: NOW })).toBe("Paused");
  expect(etaWords({ status: "running", finishAt: null, now: NOW })).toBe("Waits for a person");
  expect(etaWords({ status: "stopping", finishAt: null, now: NOW })).toBe("—");
});
