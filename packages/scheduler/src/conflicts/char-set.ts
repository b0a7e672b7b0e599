/** A set of characters as sorted, disjoint, inclusive ranges of code points: `[from, to, from, to, ...]`. */
export type CharSet = readonly number[];

const LAST = 0x10ffff;

/** The code point of `/`. */
export const SLASH = 0x2f;

/** Every character, and every character but the `/` that parts a path. */
export const ANY_CHAR: CharSet = [0, LAST];
export const NOT_SLASH: CharSet = [0, SLASH - 1, SLASH + 1, LAST];

/** What shows best in a path that is shown as an example. */
const PREFERRED: CharSet = [0x61, 0x7a];

/** The set of one character. */
export function oneChar(code: number): CharSet {
  return [code, code];
}

/** Whether a character is in the set; linear in its ranges. */
export function hasChar(set: CharSet, code: number): boolean {
  for (let i = 0; i < set.length; i += 2) if (code >= (set[i] ?? 0) && code <= (set[i + 1] ?? 0)) return true;
  return false;
}

/** The characters in both sets; linear in their ranges. */
export function intersectChars(a: CharSet, b: CharSet): CharSet {
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const from = Math.max(a[i] ?? 0, b[j] ?? 0);
    const to = Math.min(a[i + 1] ?? 0, b[j + 1] ?? 0);
    if (from <= to) both.push(from, to);
    if ((a[i + 1] ?? 0) < (b[j + 1] ?? 0)) i += 2;
    else j += 2;
  }
  return both;
}

/** The set of ranges given in any order, overlapping or not; a range that ends before it starts is empty. */
export function charSet(ranges: readonly (readonly [from: number, to: number])[]): CharSet {
  const set: number[] = [];
  for (const [from, to] of ranges.filter(([a, b]) => a <= b).toSorted(([a], [b]) => a - b)) {
    const end = set.at(-1);
    if (end !== undefined && from <= end + 1) set[set.length - 1] = Math.max(end, to);
    else set.push(from, to);
  }
  return set;
}

/** All characters that are not in the set. */
export function complement(set: CharSet): CharSet {
  const rest: number[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    const from = set[i] ?? 0;
    if (from > next) rest.push(next, from - 1);
    next = (set[i + 1] ?? 0) + 1;
  }
  if (next <= LAST) rest.push(next, LAST);
  return rest;
}

/** A character of a set that is not empty: a letter where there is one. */
export function someChar(set: CharSet): number | undefined {
  return intersectChars(set, PREFERRED)[0] ?? intersectChars(set, [0x21, 0x7e])[0] ?? set[0];
}
