import fc from "fast-check";

const ALPHABET = ["a", "b", ".", "/"];

/** All well-formed paths of up to five characters over `a`, `b`, `.` and `/`. */
export const SHORT_PATHS: readonly string[] = (() => {
  let all = [""];
  const found: string[] = [];
  for (let length = 1; length <= 5; length += 1) {
    all = all.flatMap((path) => ALPHABET.map((character) => path + character));
    found.push(...all.filter((path) => path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..")));
  }
  return found;
})();

const piece = fc.constantFrom("a", "b", ".", "*", "?", "/", "**", "**/", "/**", "[ab]", "[!a]", "b/", "./");
const flat = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(""));
const braces = (inside: fc.Arbitrary<string>) => fc.array(inside, { minLength: 2, maxLength: 3 }).map((alternatives) => `{${alternatives.join(",")}}`);
const nested = fc.tuple(flat, fc.oneof(flat, braces(flat)), flat).map((parts) => parts.join(""));

/** A pattern over the alphabet of the short paths, with stars, classes and braces in all positions, nested too. */
export const arbitraryGlob: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: flat },
  { weight: 3, arbitrary: fc.tuple(flat, braces(nested), fc.oneof(flat, braces(flat))).map((parts) => parts.join("")) },
);

/** A list of patterns, some of them exclusions. */
export const arbitraryList: fc.Arbitrary<readonly string[]> = fc.array(fc.tuple(fc.constantFrom("", "", "!"), arbitraryGlob).map((parts) => parts.join("")), { maxLength: 4 });
