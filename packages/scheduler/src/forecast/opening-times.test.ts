import fc from "fast-check";
import { expect, test } from "vitest";
import { OpeningTimes } from "./opening-times.ts";

const HOUR = 3_600_000;
const NINE_TO_FIVE = [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }];

test("from Friday evening on, somebody with office hours is there on Monday morning", () => {
  const times = new OpeningTimes(NINE_TO_FIVE, 9 * 60);
  expect([0, 7.9, 8, 23].map((hours) => times.openFrom(hours * HOUR) / HOUR)).toEqual([0, 7.9, 24, 24]);
  expect(times.openFrom((4 * 24 + 8) * HOUR) / HOUR).toBe(7 * 24);
});

test("who has no hours, or none that are right, is always there", () => {
  for (const hours of [[], [{ days: [1], from: "17:00", to: "09:00" }]]) expect(new OpeningTimes(hours, 0).openFrom(5 * HOUR)).toBe(5 * HOUR);
});

test("the moment found is an open one, and none between is", () => {
  const isOpen = (at: number, weekMinute: number): boolean => {
    const inWeek = (at / 60_000 + weekMinute) % (7 * 24 * 60);
    const [day, hour] = [Math.floor(inWeek / (24 * 60)), (inWeek % (24 * 60)) / 60];
    return day < 5 && hour >= 9 && hour < 17;
  };
  fc.assert(
    fc.property(fc.nat(20 * 24 * 60), fc.nat(7 * 24 * 60 - 1), fc.double({ min: 0, max: 0.999, noNaN: true }), (minute, weekMinute, part) => {
      const at = minute * 60_000;
      const found = new OpeningTimes(NINE_TO_FIVE, weekMinute).openFrom(at);
      expect(isOpen(found, weekMinute)).toBe(true);
      expect(isOpen(at, weekMinute)).toBe(found === at);
      if (found > at) expect(isOpen(at + Math.floor(part * (found - at)), weekMinute)).toBe(false);
    }),
    { numRuns: 300 },
  );
});
