import fc from "fast-check";
import { expect, test } from "vitest";
import { globsIntersect } from "./globs-intersect.ts";
import { endingsAgree, literalEndings } from "./literal-endings.ts";
import { literalPrefix } from "./literal-prefix.ts";

test.each([
  ["src/**/*.ts", [".ts"]],
  ["**/a.{ts,tsx}", ["a.ts", "a.tsx"]],
  ["**/x", ["x"]],
  ["src/", [""]],
  ["src/{a/,b}", ["", "src/b"]],
  ["\\{a,b}", [""]],
  ["./x", ["x"]],
])("every path of %s ends with one of %j", (pattern, endings) => {
  expect(literalEndings(pattern)).toEqual(endings);
});

test("patterns whose beginnings or endings disagree never match a common path", () => {
  const piece = fc.constantFrom("a", "b", "ab", "/", "*", "**", "**/", "?", "{a,b}", ".", "{/a,b/}", "{,a}", "{1..3}", "{", "}", ",", "[ab]", "[{", "]", "\\", "./");
  const pattern = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(pattern, pattern, (a, b) => {
      const [one, other] = [literalPrefix(a), literalPrefix(b)];
      fc.pre(!endingsAgree(literalEndings(a), literalEndings(b)) || !(one.startsWith(other) || other.startsWith(one)));
      expect(globsIntersect(a, b)).toBeNull();
    }),
    { numRuns: 2_000 },
  );
});
