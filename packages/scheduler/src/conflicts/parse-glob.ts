import type { CharSet } from "./char-set.ts";
import { NOT_SLASH, oneChar } from "./char-set.ts";
import { readBraces } from "./read-braces.ts";
import { readCharClass } from "./read-char-class.ts";

/** A piece of a pattern. */
export type GlobPart =
  | { readonly kind: "chars"; readonly set: CharSet }
  /** `*`: any characters of one segment, none too. */
  | { readonly kind: "star" }
  /** `**` as a whole segment: any number of segments. */
  | { readonly kind: "globstar" }
  | { readonly kind: "either"; readonly alternatives: readonly (readonly GlobPart[])[] };

/**
 * Reads a pattern. `*` and `?` stay inside a segment; `**` is special where it stands alone between slashes, braces
 * and the ends, and is `*` elsewhere; `[a-z]`, `[!a]` and `[^a]` never match `/`; `{a,b}` may nest and hold slashes; a
 * backslash takes the meaning from the next character. What is not closed stands for itself, and so do braces without
 * a comma. `./` in front changes nothing; a pattern that ends in `/` means everything below. Nested braces cost the
 * square of their depth.
 */
export function parseGlob(pattern: string): readonly GlobPart[] {
  const trimmed = pattern.replace(/^(?:\.\/+)+/, "");
  const whole = trimmed.endsWith("/") ? `${trimmed}**` : trimmed;
  const chars = Array.from(whole);
  return parse(chars, { from: 0, to: chars.length, startsSegment: true, endsSegment: true });
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** Whether a segment begins at `from`, and whether one ends at `to`. */
  readonly startsSegment: boolean;
  readonly endsSegment: boolean;
}

function parse(chars: readonly string[], { from, to, startsSegment, endsSegment }: Span): GlobPart[] {
  const parts: GlobPart[] = [];
  let isAtStart = startsSegment;
  const endsAt = (at: number): boolean => (at === to ? endsSegment : chars[at] === "/");
  for (let at = from; at < to; ) {
    const char = chars[at] ?? "";
    if (char === "*") {
      const end = endOfStars(chars, at, to);
      parts.push({ kind: end - at === 2 && isAtStart && endsAt(end) ? "globstar" : "star" });
      at = end;
      isAtStart = false;
      continue;
    }
    const charClass = char === "[" ? readCharClass(chars, at, to) : null;
    if (charClass !== null) {
      parts.push({ kind: "chars", set: charClass.set });
      at = charClass.end;
      isAtStart = false;
      continue;
    }
    const braces = char === "{" ? readBraces(chars, at, to) : null;
    if (braces !== null) {
      const context = { startsSegment: isAtStart, endsSegment: endsAt(braces.end) };
      parts.push({ kind: "either", alternatives: braces.alternatives.map((span) => parse(chars, { ...span, ...context })) });
      isAtStart = braces.alternatives.every((span) => (span.from === span.to ? isAtStart : chars[span.to - 1] === "/"));
      at = braces.end;
      continue;
    }
    const isEscape = char === "\\" && at + 1 < to;
    const literal = isEscape ? (chars[at + 1] ?? "") : char;
    parts.push({ kind: "chars", set: char === "?" ? NOT_SLASH : oneChar(literal.codePointAt(0) ?? 0) });
    at += isEscape ? 2 : 1;
    isAtStart = literal === "/";
  }
  return parts;
}

function endOfStars(chars: readonly string[], from: number, to: number): number {
  let end = from;
  while (end < to && chars[end] === "*") end++;
  return end;
}
