import { expect, test } from "vitest";
import { agoWords, durationWords, minutesWords } from "./duration-words.ts";

test.each([
  [-5, "under 1 s"],
  [999, "under 1 s"],
  [8_400, "8 s"],
  [200_000, "3 min 20 s"],
  [180_000, "3 min"],
  [45 * 60_000 + 30_000, "45 min"],
  [125 * 60_000, "2 h 5 min"],
  [76 * 3_600_000, "3 d 4 h"],
])("%i ms is said as %s", (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});

test("the past is said in one unit", () => {
  expect(agoWords(2_000)).toBe("just now");
  expect(agoWords(59_000)).toBe("59 s ago");
  expect(agoWords(3.5 * 60_000)).toBe("3 min ago");
  expect(agoWords(50 * 3_600_000)).toBe("2 d ago");
});

test("an estimate of half a minute is not rounded away", () => {
  expect(minutesWords(0.5)).toBe("30 s");
  expect(minutesWords(90)).toBe("1 h 30 min");
  expect(minutesWords(0)).toBe("0 min");
});
