import { expect, test } from "vitest";
import { bytesWords } from "./bytes-words.ts";

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [4_200, "4.2 KB"],
  [17_400_000, "17 MB"],
  [5_000_000_000_000, "5000 GB"],
])("%i is said as %s", (bytes, words) => {
  expect(bytesWords(bytes)).toBe(words);
});
