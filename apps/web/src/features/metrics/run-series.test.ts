import fc from "fast-check";
import { expect, test } from "vitest";
import { deviationWords, drawn, logTicks } from "./run-series.ts";

test("the deviation from an estimate is said in words", () => {
  expect(deviationWords(20, 25)).toBe("25 % over");
  expect(deviationWords(20, 5)).toBe("75 % under");
  expect(deviationWords(20, 20)).toBe("as estimated");
  expect(deviationWords(0, 5)).toBe("—");
});

test("the axis holds every time that is drawn", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 5_000, noNaN: true }), { minLength: 1 }), (minutes) => {
      const ticks = logTicks(minutes);
      for (const time of minutes) {
        expect(drawn(time)).toBeGreaterThanOrEqual(ticks[0] ?? Infinity);
        expect(drawn(time)).toBeLessThanOrEqual(ticks.at(-1) ?? -Infinity);
      }
    }),
  );
});
