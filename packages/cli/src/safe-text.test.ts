import fc from "fast-check";
import { expect, test } from "vitest";
import { safeText } from "./safe-text.ts";

const COLOUR = new RegExp("\u001B\\[[0-9;]*m", "g");
const isControl = (character: string): boolean => /\p{Cc}/u.test(character);

test("colours and plain text pass as they are", () => {
  expect(safeText("\u001B[32mok\u001B[0m\n\tdone – ✓")).toBe("\u001B[32mok\u001B[0m\n\tdone – ✓");
});

test("nothing that moves the cursor, sets a title or makes a link passes", () => {
  expect(safeText("\u001B[2J\u001B]0;title\u0007a\u001B]8;;javascript:x\u001B\\b\u009B1m\u001Bc")).toBe("ab1m");
});

test("whatever comes in, only colour sequences come out", () => {
  const piece = fc.oneof(fc.string({ unit: "binary", maxLength: 8 }), fc.constantFrom("\u001B", "\u001B[", "\u001B]", "\u0007", "\u001B[31m", "\u009D", "\r"));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const rest = safeText(pieces.join("")).replaceAll(COLOUR, "");
      expect(Array.from(rest).filter((character) => isControl(character) && !"\n\r\t".includes(character))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
