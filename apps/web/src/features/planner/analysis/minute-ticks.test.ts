import fc from "fast-check";
import { expect, test } from "vitest";
import { minuteTicks } from "./minute-ticks.ts";

test("an axis starts at 0, stays inside its length, and never has more ticks than there is room for", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 10_000_000, noNaN: true }), fc.integer({ min: 1, max: 40 }), (length, most) => {
      const ticks = minuteTicks(length, most);
      expect(ticks[0]).toEqual({ at: 0, label: "0" });
      expect(ticks.length).toBeLessThanOrEqual(most + 1);
      expect(ticks.at(-1)?.at).toBeLessThanOrEqual(length);
      expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
    }),
  );
});

test("times on the axis read as people say them", () => {
  expect(minuteTicks(100, 4).map(({ label }) => label)).toEqual(["0", "30 min", "1 h", "1:30 h"]);
  expect(minuteTicks(300, 3).map(({ label }) => label)).toEqual(["0", "2 h", "4 h"]);
  expect(minuteTicks(4000, 3).map(({ label }) => label)).toEqual(["0", "1 d", "2 d"]);
});
