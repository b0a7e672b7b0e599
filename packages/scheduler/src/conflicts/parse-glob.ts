import { braceRange } from "./brace-range.ts";
import type { CharSet } from "./char-set.ts";
import { NOT_SLASH, oneChar } from "./char-set.ts";
import { readCharClass } from "./read-char-class.ts";

/** A piece of a pattern; the piece after it follows, where nothing else is said. */
export type GlobPart =
  | { readonly kind: "chars"; readonly set: CharSet }
  | { readonly kind: "star" }
  | { readonly kind: "slash" }
  /** Goes on at any of these places: the alternatives of a brace, or what follows it. */
  | { readonly kind: "fork"; readonly to: readonly number[] }
  | { readonly kind: "end" };

/**
 * Reads a pattern into its parts; the last is its only `end`. `?` and classes (`[a-z]`, `[!a]`, `[^a]`, `[[:digit:]]`)
 * never match `/`; a backslash takes the meaning from the next character; `{a,b}` may nest and hold slashes, `{1..9}`
 * and `{a..f}` are ranges, and a class is never cut by a brace. What is not closed stands for itself, and so do braces
 * that are neither a list nor a range. Linear, whatever the depth of the braces.
 */
export function parseGlob(pattern: string): readonly GlobPart[] {
  const pieces = readPieces(Array.from(pattern));
  const { braces, commas } = matchBraces(pieces);
  const parts: GlobPart[] = [];
  const forks = new Map<Brace, { readonly starts: number[]; readonly ends: number[][] }>();
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    const opened = braces.get(at);
    const parted = commas.get(at);
    if (opened?.sequences !== undefined) {
      pushSequences(parts, opened.sequences);
      at = opened.close;
    } else if (opened !== undefined && at === opened.open) {
      const starts = [parts.length + 1];
      forks.set(opened, { starts, ends: [] });
      parts.push({ kind: "fork", to: starts });
    } else if (opened !== undefined) {
      for (const end of forks.get(opened)?.ends ?? []) end.push(parts.length);
    } else if (parted !== undefined) {
      const end: number[] = [];
      forks.get(parted)?.ends.push(end);
      parts.push({ kind: "fork", to: end });
      forks.get(parted)?.starts.push(parts.length);
    } else if (piece !== undefined) parts.push(piece.part);
  }
  return [...parts, { kind: "end" }];
}

interface Piece {
  /** What it stands for where it is not part of a brace. */
  readonly part: GlobPart;
  /** The character itself, unless it was escaped or is a class. */
  readonly char: string | null;
}

function readPieces(chars: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < chars.length; ) {
    const char = chars[at] ?? "";
    const charClass = char === "[" ? readCharClass(chars, at) : null;
    const isEscape = char === "\\" && at + 1 < chars.length;
    if (charClass !== null) pieces.push({ part: { kind: "chars", set: charClass.set }, char: null });
    else if (isEscape) pieces.push({ part: literal(chars[at + 1] ?? ""), char: null });
    else if (char === "*") pieces.push({ part: { kind: "star" }, char });
    else if (char === "?") pieces.push({ part: { kind: "chars", set: NOT_SLASH }, char });
    else pieces.push({ part: literal(char), char });
    at = charClass?.end ?? at + (isEscape ? 2 : 1);
  }
  return pieces;
}

function literal(char: string): GlobPart {
  return char === "/" ? { kind: "slash" } : { kind: "chars", set: oneChar(char.codePointAt(0) ?? 0) };
}

interface Brace {
  readonly open: number;
  readonly close: number;
  /** Only of a range. */
  readonly sequences?: readonly (readonly CharSet[])[];
}

/** The braces that mean something, by the places where they open and close, and by those of their commas. */
function matchBraces(pieces: readonly Piece[]): { readonly braces: ReadonlyMap<number, Brace>; readonly commas: ReadonlyMap<number, Brace> } {
  const braces = new Map<number, Brace>();
  const commas = new Map<number, Brace>();
  const opened: { readonly open: number; readonly own: number[] }[] = [];
  pieces.forEach(({ char }, at) => {
    if (char === "{") opened.push({ open: at, own: [] });
    else if (char === ",") opened.at(-1)?.own.push(at);
    if (char !== "}") return;
    const top = opened.pop();
    if (top === undefined) return;
    const sequences = top.own.length === 0 ? rangeOf(pieces.slice(top.open + 1, at)) : null;
    if (top.own.length === 0 && sequences === null) return;
    const brace = { open: top.open, close: at, ...(sequences === null ? {} : { sequences }) };
    braces.set(top.open, brace).set(at, brace);
    for (const comma of top.own) commas.set(comma, brace);
  });
  return { braces, commas };
}

/** As long as the longest range: two numbers of 15 digits with their signs. */
const RANGE_LENGTH = 34;

function rangeOf(pieces: readonly Piece[]): readonly (readonly CharSet[])[] | null {
  return pieces.length > RANGE_LENGTH ? null : braceRange(pieces.map(({ char }) => char ?? "/").join(""));
}

function pushSequences(parts: GlobPart[], sequences: readonly (readonly CharSet[])[]): void {
  const end: number[] = [];
  const starts: number[] = [];
  parts.push({ kind: "fork", to: starts });
  for (const sequence of sequences) {
    starts.push(parts.length);
    for (const set of sequence) parts.push({ kind: "chars", set });
    parts.push({ kind: "fork", to: end });
  }
  end.push(parts.length);
}
