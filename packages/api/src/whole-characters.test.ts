import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wholeCharacters } from "./whole-characters.ts";

describe("wholeCharacters", () => {
  test("reading a text in parts of any size gives the text, without a broken character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 4, max: 17 }), (text, partBytes) => {
        const bytes = Buffer.from(text, "utf8");
        let read = "";
        let from = 0;
        for (let parts = 0; from < bytes.length && parts <= bytes.length; parts += 1) {
          const part = bytes.subarray(from, from + partBytes);
          const { start, end } = wholeCharacters(part);
          expect(start).toBe(0);
          read += part.toString("utf8", start, end);
          from += end;
        }
        expect(read).toBe(text);
      }),
    );
  });

  test("skips the rest of a character that began before", () => {
    const bytes = Buffer.from("€uro", "utf8").subarray(1);
    const { start, end } = wholeCharacters(bytes);
    expect(bytes.toString("utf8", start, end)).toBe("uro");
  });

  test("leaves a character that is not complete yet for later", () => {
    expect(wholeCharacters(Buffer.from("a€", "utf8").subarray(0, 3))).toEqual({ start: 0, end: 1 });
  });
});
