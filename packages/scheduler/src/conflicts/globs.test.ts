import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { globsIntersect } from "./globs-intersect.ts";
import { matchesGlob } from "./matches-glob.ts";

const ALPHABET = ["a", "b", ".", "/"];

/** All well-formed paths of up to five characters. */
const paths = ((): string[] => {
  let all = [""];
  const found: string[] = [];
  for (let length = 1; length <= 5; length += 1) {
    all = all.flatMap((path) => ALPHABET.map((character) => path + character));
    found.push(...all.filter((path) => path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..")));
  }
  return found;
})();

/** What a pattern of `*`, `?`, `**`, classes and literals means, said a second time by a regular expression. */
function asRegExp(pattern: string): RegExp {
  const segments = pattern.split("/");
  const body = segments
    .map((segment, index) => {
      const isLast = index === segments.length - 1;
      if (segment === "**") return isLast ? "[^/]+(?:/[^/]+)*" : "(?:[^/]+/)*";
      const text = segment.replaceAll(/[.]/g, "\\.").replaceAll(/\[!/g, "[^/").replaceAll(/\*+/g, "[^/]*").replaceAll("?", "[^/]");
      return isLast ? text : `${text}/`;
    })
    .join("");
  return new RegExp(`^${body}$`);
}

const piece = fc.constantFrom("a", "b", ".", "*", "?", "[ab]", "[!a]");
const segment = fc.oneof({ weight: 4, arbitrary: fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join("")) }, { weight: 1, arbitrary: fc.constant("**") });
const plain = fc
  .array(segment, { minLength: 1, maxLength: 3 })
  .map((segments) => segments.join("/"))
  // A whole `**` is its own piece; stars that only meet by chance are left out, as are segments no path can have.
  .filter((pattern) => !/\*\*/.test(pattern.replaceAll(/(?<=^|\/)\*\*(?=\/|$)/g, "")) && !/(^|\/)\.{1,2}(\/|$)/.test(pattern) && !pattern.includes("**/**"));
const braced = fc.oneof(plain, fc.tuple(plain, plain, plain).map(([a, b, c]) => `{${a},${b}}/${c}`), fc.tuple(piece, piece).map(([a, b]) => `{${a},${b}}`));

describe("matching", () => {
  test.each([
    ["src/**", "src/a/b.ts", true],
    ["src/**", "src", false],
    ["src/", "src/a", true],
    ["**/*.ts", "a.ts", true],
    ["**/*.ts", "a/b/c.ts", true],
    ["*.ts", "a/b.ts", false],
    ["a/?.ts", "a/b.ts", true],
    ["[!a]/b", "c/b", true],
    ["[!a]/b", "a/b", false],
    ["{src,test}/**/*.{ts,tsx}", "test/a/b.tsx", true],
    ["./a", "a", true],
    ["\\*", "*", true],
    ["\\*", "a", false],
  ])("%s against %s is %s", (pattern, path, expected) => {
    expect(matchesGlob(pattern, path)).toBe(expected);
  });

  test("it agrees with a regular expression on every path of up to five characters", () => {
    fc.assert(
      fc.property(plain, (pattern) => {
        const expression = asRegExp(pattern);
        expect(paths.filter((path) => matchesGlob(pattern, path))).toEqual(paths.filter((path) => expression.test(path)));
      }),
      { numRuns: 150 },
    );
  });

  test("a pattern made to blow up costs what its length costs", () => {
    expect(matchesGlob(`${"*a".repeat(60)}b`, "a".repeat(2_000))).toBe(false);
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
  ])("%s and %s meet in %s", (a, b, expected) => {
    expect(globsIntersect(a, b)).toBe(expected);
  });

  test("a witness lies in both patterns; where there is none, no short path does", () => {
    fc.assert(
      fc.property(braced, braced, (a, b) => {
        const witness = globsIntersect(a, b);
        if (witness === null) expect(paths.filter((path) => matchesGlob(a, path) && matchesGlob(b, path))).toEqual([]);
        else expect([matchesGlob(a, witness), matchesGlob(b, witness)]).toEqual([true, true]);
      }),
      { numRuns: 300 },
    );
  });

  test("the order of the two patterns does not matter, and a pattern that matches anything meets itself", () => {
    fc.assert(
      fc.property(braced, braced, (a, b) => {
        expect(globsIntersect(a, b) === null).toBe(globsIntersect(b, a) === null);
        if (paths.some((path) => matchesGlob(a, path))) expect(globsIntersect(a, a)).not.toBeNull();
      }),
    );
  });
});
