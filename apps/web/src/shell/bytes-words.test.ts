import { expect, test } from "vitest";
import { bytesWords } from "./bytes-words.ts";

test("a size is told in at most three digits and the largest unit that fits", () => {
  const sizes = [-1, 0, 999, 1_000, 1_536, 10 * 1_024 ** 2, 1_023 * 1_024 ** 2, 1.5 * 1_024 ** 3, 5_000 * 1_024 ** 4];
  expect(sizes.map(bytesWords)).toEqual(["0 B", "0 B", "999 B", "1 KiB", "1.5 KiB", "10 MiB", "1 GiB", "1.5 GiB", "5000 TiB"]);
});
