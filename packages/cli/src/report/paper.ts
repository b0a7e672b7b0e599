import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import { safeText } from "../safe-text.ts";
import { countText } from "@planloom/formats";

export type Colors = ReturnType<typeof pc.createColors>;

/** What a report is written on. */
export interface Paper {
  /** Characters in a line, 80 to 120. */
  readonly width: number;
  /** Do nothing where colours are not wanted. */
  readonly colors: Colors;
}

/** The terminal this process writes to, or what its output goes into: colours only on a terminal, and not with NO_COLOR. */
export function standardPaper(): Paper {
  const { isTTY, columns } = process.stdout;
  const noColor = process.env["NO_COLOR"] ?? "";
  return { width: Math.min(Math.max(columns ?? 100, 80), 120), colors: pc.createColors(isTTY && noColor === "" && process.env["TERM"] !== "dumb") };
}

/** A name from a file as it may stand in a line: no controls, no line breaks. */
export function nameText(name: string): string {
  return stripVTControlCharacters(safeText(name)).replaceAll(/\s+/g, " ").trim();
}

/** How many columns of a terminal a text takes; colours take none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of SEGMENTER.segment(stripVTControlCharacters(text))) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}

const SEGMENTER = new Intl.Segmenter("en", { granularity: "grapheme" });
const WIDE = /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u;

/** Exactly so many columns: cut with an ellipsis, or filled with spaces. The text holds no colours. */
export function fitted(text: string, columns: number): string {
  const whole = columnsOf(text);
  if (whole <= columns) return text + " ".repeat(columns - whole);
  let kept = "";
  let used = 0;
  for (const { segment } of SEGMENTER.segment(text)) {
    const next = columnsOf(segment);
    if (used + next > columns - 1) break;
    kept += segment;
    used += next;
  }
  return `${kept}…${" ".repeat(Math.max(0, columns - 1 - used))}`;
}

interface Margins {
  readonly width: number;
  /** What the first line begins with. */
  readonly first?: string;
  /** What every other line begins with. */
  readonly indent?: string;
}

/** A text broken into lines between its words, and inside of words that are longer than a line. */
export function wrapped(text: string, { width, first = "", indent = first }: Margins): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  const room = width - Math.max(columnsOf(first), columnsOf(indent));
  for (const word of text.split(" ").flatMap((each) => pieces(each, room))) {
    const longer = isEmpty ? `${line}${word}` : `${line} ${word}`;
    if (isEmpty || columnsOf(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = `${indent}${word}`;
    }
    isEmpty = false;
  }
  return [...lines, line];
}

function pieces(word: string, columns: number): string[] {
  if (columnsOf(word) <= columns) return [word];
  const all: string[] = [];
  let piece = "";
  for (const { segment } of SEGMENTER.segment(word)) {
    if (columnsOf(piece + segment) > columns) {
      all.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...all, piece];
}

/** As many names as fit into so many columns, and the number of the others. */
export function listed(names: readonly string[], columns: number): string {
  let text = "";
  for (const [index, name] of names.entries()) {
    const longer = `${text}${index === 0 ? "" : ", "}${name}`;
    const rest = names.length - index - 1;
    if (index > 0 && columnsOf(longer) + (rest === 0 ? 0 : ` and ${rest} more`.length) > columns) return `${text} and ${countText(names.length - index)} more`;
    text = longer;
  }
  return text;
}
