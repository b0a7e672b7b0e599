import fc from "fast-check";
import { expect, test } from "vitest";
import { textOfBytes } from "./text-of-bytes.ts";

test("any part of a text begins and ends between characters, and loses at most three bytes at each end", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }).map((text) => Buffer.from(text.toWellFormed())), fc.nat(), fc.nat(), (bytes, first, second) => {
      const [from = 0, to = 0] = [first % (bytes.length + 1), second % (bytes.length + 1)].toSorted((a, b) => a - b);
      const { skipped, text, length } = textOfBytes(bytes.subarray(from, to), { atLine: false });
      expect(bytes.subarray(from + skipped, from + skipped + length).toString()).toBe(text);
      expect(text).not.toContain("\uFFFD".repeat(bytes.toString().includes("\uFFFD") ? 1_000 : 1));
      expect(skipped).toBeLessThanOrEqual(3);
      if (length > 0) expect(to - from - skipped - length).toBeLessThanOrEqual(3);
    }),
  );
});

test("where it is asked for, a part begins with a line", () => {
  expect(textOfBytes(Buffer.from("end\nnext\nlast"), { atLine: true })).toEqual({ skipped: 4, text: "next\nlast", length: 9 });
  expect(textOfBytes(Buffer.from("no line"), { atLine: true }).text).toBe("no line");
});
