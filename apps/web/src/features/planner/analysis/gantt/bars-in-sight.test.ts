import { expect, test } from "vitest";
import { barsInSight } from "./bars-in-sight.ts";

const bars = [0, 10, 20, 30, 40, 50].map((startMinutes) => ({ startMinutes, endMinutes: startMinutes + 10 }));
const starts = (from: number, to: number): number[] => barsInSight(bars, { from, to }).map(({ startMinutes }) => startMinutes);

test("bars in sight are drawn, with as much again on either side", () => {
  expect(starts(25, 32)).toEqual([10, 20, 30]);
  expect(starts(0, 60)).toEqual([0, 10, 20, 30, 40, 50]);
});

test("a bar that only reaches into sight is drawn too", () => {
  expect(starts(32, 33)).toEqual([30]);
});
