import fc from "fast-check";
import { expect, test } from "vitest";
import { Tail } from "./tail.ts";

test("a tail is the end of everything written", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 20 }), (pieces, limit) => {
      const tail = new Tail(limit);
      for (const piece of pieces) tail.write(piece);
      expect(tail.text).toBe(pieces.join("").slice(-limit));
    }),
  );
});

test("a character is never cut in half", () => {
  const tail = new Tail(3);
  tail.write("🚀🚀");
  expect(tail.text).toBe("🚀");
});
