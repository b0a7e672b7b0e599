import type { CharSet } from "./char-set.ts";
import { charSet, complement, intersectChars, NOT_SLASH } from "./char-set.ts";

type Range = readonly [from: number, to: number];

const DIGITS: Range = [0x30, 0x39];
const UPPER: Range = [0x41, 0x5a];
const LOWER: Range = [0x61, 0x7a];

/** The named classes of POSIX, for ASCII, as git has them. */
const NAMED: Readonly<Record<string, readonly Range[]>> = {
  alnum: [DIGITS, UPPER, LOWER],
  alpha: [UPPER, LOWER],
  blank: [[0x09, 0x09], [0x20, 0x20]],
  cntrl: [[0x00, 0x1f], [0x7f, 0x7f]],
  digit: [DIGITS],
  graph: [[0x21, 0x7e]],
  lower: [LOWER],
  print: [[0x20, 0x7e]],
  punct: [[0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e]],
  space: [[0x09, 0x0d], [0x20, 0x20]],
  upper: [UPPER],
  xdigit: [DIGITS, [0x41, 0x46], [0x61, 0x66]],
};

/** As long as the longest opening of a named class, `[:xdigit:]`. */
const NAMED_LENGTH = 10;

/**
 * Reads the class that opens at `from`: the characters it stands for and the place after its `]`. `null` where it is
 * not closed before a `/` or the end. A `]` that comes first and a `-` at either end stand for themselves; so does
 * `[:name:]` where there is no class of that name.
 */
export function readCharClass(chars: readonly string[], from: number): { readonly set: CharSet; readonly end: number } | null {
  const isNegated = chars[from + 1] === "!" || chars[from + 1] === "^";
  const first = from + (isNegated ? 2 : 1);
  const ranges: Range[] = [];
  let at = first;
  while (at < chars.length && (at === first || chars[at] !== "]")) {
    if (chars[at] === "/") return null;
    const named = readNamed(chars, at);
    if (named !== null) {
      ranges.push(...named.ranges);
      at = named.end;
      continue;
    }
    const low = readChar(chars, at);
    at = low.end;
    if (chars[at] !== "-" || chars[at + 1] === "]" || at + 1 >= chars.length) {
      ranges.push([low.code, low.code]);
      continue;
    }
    if (chars[at + 1] === "/") return null;
    const high = readChar(chars, at + 1);
    ranges.push([low.code, high.code]);
    at = high.end;
  }
  if (at >= chars.length) return null;
  const set = charSet(ranges);
  return { set: intersectChars(isNegated ? complement(set) : set, NOT_SLASH), end: at + 1 };
}

function readNamed(chars: readonly string[], at: number): { readonly ranges: readonly Range[]; readonly end: number } | null {
  if (chars[at] !== "[" || chars[at + 1] !== ":") return null;
  const name = /^\[:(?<name>[a-z]+):\]/.exec(chars.slice(at, at + NAMED_LENGTH).join(""))?.groups?.["name"];
  const ranges = name === undefined || !Object.hasOwn(NAMED, name) ? undefined : NAMED[name];
  return name === undefined || ranges === undefined ? null : { ranges, end: at + name.length + 4 };
}

function readChar(chars: readonly string[], at: number): { readonly code: number; readonly end: number } {
  const isEscape = chars[at] === "\\" && chars[at + 1] !== undefined && chars[at + 1] !== "/";
  return { code: chars[isEscape ? at + 1 : at]?.codePointAt(0) ?? 0, end: at + (isEscape ? 2 : 1) };
}
