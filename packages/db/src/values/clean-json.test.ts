import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanJson } from "./clean-json.ts";
import { cleanText } from "./clean-text.ts";

describe("cleanText", () => {
  test("drops NUL characters and replaces halves of a character", () => {
    expect(cleanText("a\0b\0")).toBe("ab");
    expect(cleanText("cut \u{1F600}".slice(0, -1))).toBe("cut \uFFFD");
  });

  test("leaves well-formed text as it is, and is done after one time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const cleaned = cleanText(text);
        expect(cleaned).toBe(text.replaceAll("\0", ""));
        expect(cleanText(cleaned)).toBe(cleaned);
      }),
    );
  });

  test("leaves nothing that PostgreSQL refuses, whatever comes in", () => {
    const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anyUnits, (text) => {
        const cleaned = cleanText(text);
        expect(cleaned).not.toContain("\0");
        expect(cleaned.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe("cleanJson", () => {
  test("cleans texts and keys at every depth", () => {
    expect(cleanJson({ "k\0": ["\0x", { deep: "\uD83D" }] })).toEqual({ k: ["x", { deep: "\uFFFD" }] });
  });

  test("keeps what JSON can say", () => {
    fc.assert(fc.property(fc.jsonValue({ stringUnit: "grapheme" }).filter((value) => value !== null), (value) => {
      const expected: unknown = JSON.parse(JSON.stringify(value).replaceAll("\\u0000", ""));
      expect(JSON.parse(JSON.stringify(cleanJson(value)))).toEqual(expected);
    }));
  });

  test("leaves members out that are undefined, as JSON does", () => {
    expect(cleanJson({ a: undefined, b: [undefined, 1] })).toEqual({ b: [null, 1] });
  });

  test("keeps a key __proto__ as data", () => {
    const value: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
    const cleaned = cleanJson(value);
    expect(JSON.stringify(cleaned)).toBe('{"__proto__":{"polluted":true}}');
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("refuses what JSON cannot say", () => {
    expect(() => cleanJson({ n: 1n })).toThrow(TypeError);
    expect(() => cleanJson(null)).toThrow(TypeError);
  });
});
