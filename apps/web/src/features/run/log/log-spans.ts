import Anser from "anser";
import { type LogLine, styledPieces } from "./log-line.ts";
import type { LogMatch } from "./log-search.ts";

/** A stretch of a line that looks the same throughout. It is text for the screen, never markup. */
export interface LogSpan {
  readonly text: string;
  /** Class names for its colours and style, from a closed list. */
  readonly classes: readonly string[];
  /** Colours that have no class of their own, as `rgb(...)`. */
  readonly color: string | null;
  readonly background: string | null;
  readonly match: "none" | "match" | "current";
}

const COLORS: ReadonlySet<string> = new Set(["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"].flatMap((name) => [`ansi-${name}`, `ansi-bright-${name}`]));

/** Cuts a line into stretches by its colours and by the matches in it. `current` is the match that was gone to. */
export function logSpans(line: LogLine, matches: readonly LogMatch[], current: LogMatch | null): LogSpan[] {
  const spans: LogSpan[] = [];
  let column = 0;
  for (const { style, text } of styledPieces(line)) {
    const look = lookOf(style);
    for (const part of cutByMatches({ text, column, matches })) {
      spans.push({ ...look, text: part.text, match: part.match === null ? "none" : part.match === current ? "current" : "match" });
    }
    column += text.length;
  }
  return spans;
}

type Look = Pick<LogSpan, "classes" | "color" | "background">;
const PLAIN: Look = { classes: [], color: null, background: null };

/** Programs use few styles and print them on every line, so each is read once and not for every row that scrolls by. */
const looks = new Map<string, Look>();
const MOST_LOOKS = 1_000;

function lookOf(style: string): Look {
  const known = looks.get(style);
  if (known !== undefined) return known;
  if (looks.size >= MOST_LOOKS) looks.clear();
  const look = readStyle(style);
  looks.set(style, look);
  return look;
}

function readStyle(style: string): Look {
  if (style === "") return PLAIN;
  const entry = Anser.ansiToJson(`${style}.`, { use_classes: true }).at(-1);
  if (entry === undefined) return PLAIN;
  const fg = colorOf(entry.fg, entry.fg_truecolor);
  const bg = colorOf(entry.bg, entry.bg_truecolor);
  return {
    classes: [...entry.decorations.map((name) => `ansi-${name}`), ...(fg.name === null ? [] : [`${fg.name}-fg`]), ...(bg.name === null ? [] : [`${bg.name}-bg`])],
    color: fg.rgb,
    background: bg.rgb,
  };
}

/** The sixteen named colours follow the theme; all others are shown as they are. */
function colorOf(name: string | null, trueColor: string | null): { readonly name: string | null; readonly rgb: string | null } {
  if (name === null) return { name: null, rgb: null };
  if (COLORS.has(name)) return { name, rgb: null };
  return { name: null, rgb: trueColor === null ? paletteColor(Number(name.replace("ansi-palette-", ""))) : `rgb(${trueColor})` };
}

/** Colours 16 to 255 of the xterm palette: a cube of 6 by 6 by 6, then greys. */
function paletteColor(index: number): string | null {
  if (!Number.isInteger(index) || index < 16 || index > 255) return null;
  if (index >= 232) return `rgb(${Array(3).fill((index - 232) * 10 + 8).join(", ")})`;
  const level = (step: number) => (step === 0 ? 0 : 55 + step * 40);
  const cube = index - 16;
  return `rgb(${level(Math.floor(cube / 36))}, ${level(Math.floor(cube / 6) % 6)}, ${level(cube % 6)})`;
}

interface Cut {
  readonly text: string;
  /** Where in the line the text begins. */
  readonly column: number;
  readonly matches: readonly LogMatch[];
}

function cutByMatches({ text, column, matches }: Cut): { readonly text: string; readonly match: LogMatch | null }[] {
  const parts: { text: string; match: LogMatch | null }[] = [];
  let at = 0;
  for (const match of matches) {
    const from = Math.max(match.from - column, at);
    const to = Math.min(match.to - column, text.length);
    if (to <= from) continue;
    if (from > at) parts.push({ text: text.slice(at, from), match: null });
    parts.push({ text: text.slice(from, to), match });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), match: null });
  return parts;
}
