import fc from "fast-check";
import { expect, test } from "vitest";
import { apart, deviationWords, drawn, logTicks, minuteTicks } from "./run-series.ts";

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

test("of dots that lie on each other one is drawn, and none lies far from one that is", () => {
  const time = fc.double({ min: 0.02, max: 50_000, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.record({ x: time, y: time })), (dots) => {
      const shown = apart([...dots, ...dots]);
      expect(shown.length).toBeLessThanOrEqual(dots.length);
      for (const { x, y } of dots) expect(shown.some((dot) => Math.abs(Math.log10(dot.x / x)) < 0.03 && Math.abs(Math.log10(dot.y / y)) < 0.03)).toBe(true);
    }),
  );
  expect(apart(Array.from({ length: 1_000 }, (_, index) => ({ x: 20, y: 1 + index / 1e6 })))).toHaveLength(1);
});
