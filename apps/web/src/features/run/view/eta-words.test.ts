import { expect, test } from "vitest";
import { dayAndTime, etaWords } from "./eta-words.ts";

const NOW = Date.UTC(2026, 0, 5, 9);

test("the end is said as how much is left and when that is", () => {
  const finishAt = NOW + 12 * 60_000;
  expect(etaWords({ status: "running", finishAt, now: NOW })).toBe(`in 12 min, ${dayAndTime(finishAt, NOW)}`);
});

test("an estimate that has run out is not said as a time in the past", () => {
  expect(etaWords({ status: "running", finishAt: NOW - 60_000, now: NOW })).toBe("any moment");
});

test("a run that stands still says why instead of a time", () => {
  expect(etaWords({ status: "paused", finishAt: null, now: NOW })).toBe("Paused");
  expect(etaWords({ status: "running", finishAt: null, now: NOW })).toBe("Waits for a person");
  expect(etaWords({ status: "stopping", finishAt: null, now: NOW })).toBe("—");
});

test("a time of today is said without its day, and one that comes soon to the second", () => {
  const clock = (at: number, second: boolean) => new Date(at).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit", ...(second ? { second: "2-digit" } : {}) });
  const noon = new Date(2026, 0, 5, 12).getTime();
  expect(dayAndTime(noon + 12_000, noon)).toBe(clock(noon + 12_000, true));
  expect([dayAndTime(noon + 3_600_000, noon), dayAndTime(noon - 12_000, noon)]).toEqual([clock(noon + 3_600_000, false), clock(noon - 12_000, false)]);
  const tomorrow = noon + 86_400_000;
  expect(dayAndTime(tomorrow, noon)).toContain(new Date(tomorrow).toLocaleDateString(undefined, { weekday: "short" }));
  const nextMonth = noon + 30 * 86_400_000;
  expect(dayAndTime(nextMonth, noon)).toContain(new Date(nextMonth).toLocaleDateString(undefined, { day: "numeric", month: "short" }));
});
