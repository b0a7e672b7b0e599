import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanJson } from "./clean-json.ts";
import { jsonText } from "./json-text.ts";

const text = fc.string({ unit: fc.oneof(fc.constantFrom("\0", "\uD83D", "\uDE00", "\\", "\\u0000", "\\ud83d", "u"), fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 })) });

test("says of every value just what cleaning it says", () => {
  const value = fc.dictionary(text, fc.oneof(text, fc.array(text), fc.dictionary(text, fc.oneof(fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined), text))));
  fc.assert(
    fc.property(value, (any) => {
      expect(JSON.parse(jsonText(any))).toEqual(JSON.parse(JSON.stringify(cleanJson(any))));
    }),
  );
});

test("lets nothing pass that PostgreSQL refuses", () => {
  fc.assert(
    fc.property(fc.dictionary(text, text), (any) => {
      for (const [key, member] of Object.entries<string>(JSON.parse(jsonText(any)))) for (const each of [key, member]) expect(each.includes("\0") || !each.isWellFormed()).toBe(false);
    }),
  );
});
