import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesScope, scopesIntersect } from "./scopes-intersect.ts";
import { arbitraryList, SHORT_PATHS } from "./testing/arbitrary-glob.ts";
import { referenceInList } from "./testing/reference-glob.ts";

test.each([
  [["src/**", "!src/gen/**"], ["src/gen/**"], null],
  [["src/**", "!src/gen/**", "src/gen/keep.ts"], ["src/gen/**"], "src/gen/keep.ts"],
  [["!src/gen/**", "src/**"], ["src/gen/a.ts"], "src/gen/a.ts"],
  [["src/**", "!**/*.md"], ["src/*.md", "src/*.m?"], "src/.ma"],
  [["!a"], ["a"], null],
  [["\\!a"], ["!a", "*"], "!a"],
  [[], ["**"], null],
])("%j and %j share %s", (a, b, expected) => {
  expect(scopesIntersect(a, b)).toBe(expected);
});

test("the last pattern of a list that matches a path decides, as in git", () => {
  fc.assert(
    fc.property(arbitraryList, (list) => {
      expect(SHORT_PATHS.filter((path) => matchesScope(list, path))).toEqual(SHORT_PATHS.filter((path) => referenceInList(list, path)));
    }),
    { numRuns: 30 },
  );
});

test("a witness lies in both lists; where there is none, no short path does; the order of the lists does not matter", () => {
  fc.assert(
    fc.property(arbitraryList, arbitraryList, (a, b) => {
      const witness = scopesIntersect(a, b);
      expect(scopesIntersect(b, a) === null).toBe(witness === null);
      if (witness === null) expect(SHORT_PATHS.filter((path) => referenceInList(a, path) && referenceInList(b, path))).toEqual([]);
      else expect([matchesScope(a, witness), matchesScope(b, witness)]).toEqual([true, true]);
    }),
    { numRuns: 120 },
  );
});

test("exclusions that cannot be weighed in reasonable time are left out, so that a collision is not missed", () => {
  const hard = `**/*a${"?".repeat(40)}`;
  expect(scopesIntersect(["**", `!${hard}`], [hard, "!**/b*"])).not.toBeNull();
});
