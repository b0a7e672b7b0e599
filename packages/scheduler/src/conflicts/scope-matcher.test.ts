import fc from "fast-check";
import { expect, test } from "vitest";
import { literalGlob } from "../plan/literal-glob.ts";
import { pathMatcher, scopeMatcher } from "./scope-matcher.ts";
import { matchesScope, scopesIntersect } from "./scopes-intersect.ts";

test("a matcher says of every list and path what an intersection with it says", () => {
  const part = fc.constantFrom("a", "b", "ab", "*", "**", "a*", "?", "{a,b}", "[ab]", ".", "", "\\*");
  const pattern = fc.tuple(fc.constantFrom("", "", "", "!", "./", "/"), fc.array(part, { minLength: 1, maxLength: 4 })).map(([front, parts]) => `${front}${parts.join("/")}`);
  const plain = fc.array(fc.constantFrom("a", "b", "ab"), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
  const literal = fc.array(fc.constantFrom("a", "[a]", "(b)", "{a,b}", "*", "!a", "a]", String.raw`a\b`, ".", ".."), { minLength: 1, maxLength: 3 }).map((parts) => literalGlob(parts.join("/")));
  const list = fc.array(fc.oneof(pattern, plain, literal), { maxLength: 4 });
  fc.assert(
    fc.property(list, fc.array(fc.oneof(list, fc.array(fc.oneof(plain, literal), { maxLength: 3 })), { maxLength: 6 }), (touched, others) => {
      const [matches, holds] = [scopeMatcher(touched), pathMatcher(touched)];
      for (const path of others.flat()) expect(holds(path), `${touched.join()} holds ${path}`).toBe(matchesScope(touched, path));
      for (const patterns of others) expect(matches(patterns), `${touched.join()} and ${patterns.join()}`).toBe(scopesIntersect(patterns, touched) !== null);
    }),
    { numRuns: 3_000 },
  );
});
