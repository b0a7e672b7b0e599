import { expect, test } from "vitest";
import { curveSpan, finishCurve } from "./finish-curve.ts";

test("the curve rises from none to all of the plays", () => {
  expect(finishCurve([60, 70, 90])).toEqual([
    { minutes: 60, share: 0 },
    { minutes: 70, share: 0.5 },
    { minutes: 90, share: 1 },
  ]);
});

test("the span holds the curve and what is drawn beside it, and does not begin before the start", () => {
  const { from, to } = curveSpan([60, 70, 90], [120]);
  expect(from).toBeLessThan(60);
  expect(to).toBeGreaterThan(120);
  expect(curveSpan([0, 0, 0], []).from).toBe(0);
  expect(curveSpan([0, 0, 0], []).to).toBeGreaterThan(0);
});
