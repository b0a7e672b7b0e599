import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { globsIntersect } from "./globs-intersect.ts";
import { matchesGlob } from "./matches-glob.ts";
import { arbitraryGlob, SHORT_PATHS } from "./testing/arbitrary-glob.ts";
import { referenceMatches } from "./testing/reference-glob.ts";

describe("matching", () => {
  test.each([
    ["src/**", "src/a/b.ts", true],
    ["src/**", "src", false],
    ["src/", "src/a", true],
    ["{src/,b}", "src/a", true],
    ["**/*.ts", "a.ts", true],
    ["**/*.ts", "a/b/c.ts", true],
    ["**/*.ts", ".cache/.a.ts", true],
    ["*.ts", "a/b.ts", false],
    ["*.ts", "A.TS", false],
    ["a**b", "a/b", false],
    ["a/?.ts", "a/b.ts", true],
    ["[!a]/b", "c/b", true],
    ["[!a]/b", "a/b", false],
    ["[[:digit:]x]", "7", true],
    ["[[:digit:]x]", "a", false],
    ["[[:nonsense:]]", "n]", true],
    ["[]-]", "]", true],
    ["[a/b]", "[a/b]", true],
    ["{src,test}/**/*.{ts,tsx}", "test/a/b.tsx", true],
    ["{a,{b,c}d}", "cd", true],
    ["{**,a}/b", "b", true],
    ["{a}", "{a}", true],
    ["{a,b", "{a,b", true],
    ["{[a,b],c}", ",", true],
    ["./a", "a", true],
    ["./.a", ".a", true],
    ["{./a,b}", "a", true],
    [".", "a/b", true],
    ["./", "a/b", true],
    ["", "a", false],
    ["\\*", "*", true],
    ["\\*", "a", false],
    ["\\{a,b}", "{a,b}", true],
    ["😀?", "😀😀", true],
  ])("%s against %s is %s", (pattern, path, expected) => {
    expect(matchesGlob(pattern, path)).toBe(expected);
  });

  test("it agrees with braces written out and regular expressions on every path of up to five characters", () => {
    fc.assert(
      fc.property(arbitraryGlob, (pattern) => {
        expect(SHORT_PATHS.filter((path) => matchesGlob(pattern, path))).toEqual(SHORT_PATHS.filter((path) => referenceMatches(pattern, path)));
      }),
      { numRuns: 100 },
    );
  });

  test("a range of numbers matches exactly its numbers, with the width of a padded end", () => {
    const bound = fc.oneof(fc.integer({ min: -130, max: 130 }), fc.integer({ min: 0, max: 12_000 }));
    fc.assert(
      fc.property(bound, bound, bound, (from, to, number) => {
        const isInside = number >= Math.min(from, to) && number <= Math.max(from, to);
        expect(matchesGlob(`x{${from}..${to}}`, `x${number}`)).toBe(isInside);
      }),
    );
    expect(["008", "011", "8", "12"].map((text) => matchesGlob("{008..11}", text))).toEqual([true, true, false, false]);
    expect(["-02", "002", "-2"].map((text) => matchesGlob("{-02..2}", text))).toEqual([true, true, false]);
    expect(["b", "e"].map((text) => matchesGlob("{d..a}", text))).toEqual([true, false]);
  });

  test.each([`${"*a".repeat(60)}b`, `${"{*,*}".repeat(90)}b`, `${"{a,,a}".repeat(80)}b`, `${"{".repeat(60)}a${",b}".repeat(60)}`, "{1..999999999999999}".repeat(25)])("%s, made to blow up, costs what its length costs", (pattern) => {
    expect(matchesGlob(pattern, `${"a".repeat(2_000)}!`)).toBe(false);
  });
});

describe("intersection", () => {
  test.each([
    ["src/*.ts", "src/app.*", "src/app.ts"],
    ["src/**", "test/**", null],
    ["**/*.md", "docs/**", "docs/.md"],
    ["*", "a/b", null],
    ["[a-f]x", "[g-z]x", null],
    ["{a,b}/c", "{b,d}/*", "b/c"],
    ["part-{1..40}.sql", "part-3?.sql", "part-30.sql"],
    ["v{1..9}", "v[[:alpha:]]", null],
  ])("%s and %s meet in %s", (a, b, expected) => {
    expect(globsIntersect(a, b)).toBe(expected);
  });

  test("a witness lies in both patterns; where there is none, no short path does", () => {
    fc.assert(
      fc.property(arbitraryGlob, arbitraryGlob, (a, b) => {
        const witness = globsIntersect(a, b);
        if (witness === null) expect(SHORT_PATHS.filter((path) => matchesGlob(a, path) && matchesGlob(b, path))).toEqual([]);
        else expect([matchesGlob(a, witness), matchesGlob(b, witness)]).toEqual([true, true]);
      }),
      { numRuns: 200 },
    );
  });

  test("the order of the two patterns does not matter, and a pattern that matches anything meets itself", () => {
    fc.assert(
      fc.property(arbitraryGlob, arbitraryGlob, (a, b) => {
        expect(globsIntersect(a, b) === null).toBe(globsIntersect(b, a) === null);
        if (SHORT_PATHS.some((path) => matchesGlob(a, path))) expect(globsIntersect(a, a)).not.toBeNull();
      }),
    );
  });
});
