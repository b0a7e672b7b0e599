import { expect, test } from "vitest";
import { spanText } from "./span-text.ts";

test.each([
  [0, "0 s"],
  [0.001 / 60, "1 ms"],
  [6.52 / 60, "6.5 s"],
  [42.4 / 60, "42 s"],
  [59.6 / 60, "1 min"],
  [6.87, "6 min 52 s"],
  [9.999, "10 min"],
  [59.4, "59 min"],
  [59.6, "1 h"],
  [125, "2 h 05 min"],
  [120_000, "2,000 h"],
])("%d minutes read as %s", (minutes, text) => {
  expect(spanText(minutes)).toBe(text);
});
