import { readCharClass } from "./read-char-class.ts";

interface Alternative {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds the alternatives of the brace that opens at `from` and the place after its `}`. `null` where it is not closed
 * before `to` or has no comma of its own.
 */
export function readBraces(chars: readonly string[], from: number, to: number): { readonly alternatives: readonly Alternative[]; readonly end: number } | null {
  const alternatives: Alternative[] = [];
  let depth = 0;
  let start = from + 1;
  for (let at = from; at < to; at++) {
    const char = chars[at];
    if (char === "\\") at++;
    else if (char === "[") at = (readCharClass(chars, at, to)?.end ?? at + 1) - 1;
    else if (char === "{") depth++;
    else if (char === "," && depth === 1) {
      alternatives.push({ from: start, to: at });
      start = at + 1;
    } else if (char === "}") {
      depth--;
      if (depth > 0) continue;
      alternatives.push({ from: start, to: at });
      return alternatives.length > 1 ? { alternatives, end: at + 1 } : null;
    }
  }
  return null;
}
