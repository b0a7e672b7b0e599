import type { CharSet } from "./char-set.ts";
import { charSet, complement, intersectChars, NOT_SLASH } from "./char-set.ts";

/**
 * Reads the class that opens at `from`: the characters it stands for and the place after its `]`. `null` where it is
 * not closed before `to` or a `/`. A `]` that comes first and a `-` at either end stand for themselves.
 */
export function readCharClass(chars: readonly string[], from: number, to: number): { readonly set: CharSet; readonly end: number } | null {
  const isNegated = chars[from + 1] === "!" || chars[from + 1] === "^";
  const first = from + (isNegated ? 2 : 1);
  const ranges: [number, number][] = [];
  let at = first;
  while (at < to && (at === first || chars[at] !== "]")) {
    if (chars[at] === "/") return null;
    const low = readChar(chars, at);
    at = low.end;
    if (chars[at] !== "-" || chars[at + 1] === "]" || at + 1 >= to) {
      ranges.push([low.code, low.code]);
      continue;
    }
    if (chars[at + 1] === "/") return null;
    const high = readChar(chars, at + 1);
    ranges.push([low.code, high.code]);
    at = high.end;
  }
  if (at >= to) return null;
  const set = charSet(ranges);
  return { set: intersectChars(isNegated ? complement(set) : set, NOT_SLASH), end: at + 1 };
}

function readChar(chars: readonly string[], at: number): { readonly code: number; readonly end: number } {
  const isEscape = chars[at] === "\\" && chars[at + 1] !== undefined && chars[at + 1] !== "/";
  return { code: chars[isEscape ? at + 1 : at]?.codePointAt(0) ?? 0, end: at + (isEscape ? 2 : 1) };
}
