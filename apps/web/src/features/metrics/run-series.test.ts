import fc from "fast-check";
import { expect, test } from "vitest";
import { deviationWords, drawn, logTicks, minuteTicks } from "./run-series.ts";

test("the deviation from an estimate is said in words", () => {
  expect(deviationWords(20, 25)).toBe("25 % over");
  expect(deviationWords(20, 5)).toBe("75 % under");
  expect(deviationWords(20, 20)).toBe("as estimated");
  expect(deviationWords(0, 5)).toBe("—");
});

test("the axis holds every time that is drawn", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 50_000, noNaN: true }), { minLength: 1 }), (minutes) => {
      const ticks = logTicks(minutes);
      for (const time of minutes) {
        expect(drawn(time)).toBeGreaterThanOrEqual(ticks[0] ?? Infinity);
        expect(drawn(time)).toBeLessThanOrEqual(ticks.at(-1) ?? -Infinity);
      }
    }),
  );
});

test("an axis from zero has a few round steps and holds the longest time", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (longest) => {
      const ticks = minuteTicks(longest);
      expect(ticks[0]).toBe(0);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(longest * (1 - 1e-9));
    }),
  );
  expect(minuteTicks(200)).toEqual([0, 60, 120, 180, 240]);
});
