/** One line of a log, ready to be shown. */
export interface LogLine {
  /** Its text with colour codes and nothing else that a terminal would obey. */
  readonly raw: string;
  /** Its text alone. The very same string as `raw` where there are no colours. */
  readonly plain: string;
  /** Colour codes that lines before it left on. */
  readonly carried: string;
}

const range = (from: number, to: number) => `${String.fromCharCode(from)}-${String.fromCharCode(to)}`;
const ESC = String.fromCharCode(27);
const BEL = String.fromCharCode(7);
/** Colour and style codes ("select graphic rendition"), the only ones that are kept. */
const STYLE = new RegExp(`${ESC}\\[[0-9;]*m`, "g");
/** Every escape sequence: CSI, OSC and other strings, short ones, and one that is cut off or begins nothing. */
const ESCAPE = new RegExp(`${ESC}(?:\\[[0-?]*[ -/]*(?:[@-~]|$)|[\\]PX^_][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\|$)|[ -/]*[0-~])?`, "g");
/** Control characters that have no picture. Tabs stay, and escape sequences are looked at before. */
const CONTROL = new RegExp(`[${range(0, 8)}${range(11, 26)}${range(28, 31)}${range(127, 159)}]`, "g");

/** What the line says that begins with the colours `carried`, and the colours that are still on at its end. */
export function parseLine(source: string, carried: string): { readonly line: LogLine; readonly carry: string } {
  const start = shownFrom(source);
  // After its text a line may go on with codes that only move back; nothing of them is seen.
  const shown = source.slice(start).replaceAll("\r", "");
  const raw = shown.replace(ESCAPE, (code) => (isStyle(code) ? code : "")).replace(CONTROL, "");
  const line = { raw, plain: raw.includes(ESC) ? raw.replace(STYLE, "") : raw, carried: carryStyles(carried, source.slice(0, start)) };
  return { line, carry: carryStyles(line.carried, shown) };
}

/**
 * Where in a line begins what is left to see of it: a carriage return goes back to the start, and what comes after is
 * written over what was there, as progress bars do.
 */
export function shownFrom(source: string): number {
  let end = source.length;
  while (end > 0) {
    const start = source.lastIndexOf("\r", end - 1) + 1;
    if (source.slice(start, end).replace(ESCAPE, "") !== "") return start;
    end = start - 1;
  }
  return 0;
}

/** The colour codes that are on after `source`: those since the last reset, each once. */
export function carryStyles(carried: string, source: string): string {
  if (!source.includes(ESC)) return carried;
  let styles = carried;
  for (const [code] of source.matchAll(STYLE)) styles = isReset(code) ? "" : styles.replace(code, "") + code;
  return styles;
}

/** What a text says without its colours and other codes; for places that show it as it is. */
export function plainText(text: string): string {
  return text
    .split("\n")
    .map((source) => parseLine(source, "").line.plain)
    .join("\n");
}

/** Cuts a line into pieces of one style each. `style` holds the codes that are on in it. */
export function styledPieces({ raw, carried }: LogLine): { readonly style: string; readonly text: string }[] {
  const pieces: { style: string; text: string }[] = [];
  let style = carried;
  let from = 0;
  for (const match of raw.matchAll(STYLE)) {
    if (match.index > from) pieces.push({ style, text: raw.slice(from, match.index) });
    style = carryStyles(style, match[0]);
    from = match.index + match[0].length;
  }
  if (from < raw.length) pieces.push({ style, text: raw.slice(from) });
  return pieces;
}

function isStyle(code: string): boolean {
  return code.length > 2 && code.endsWith("m") && /^\[[0-9;]*$/.test(code.slice(1, -1));
}

function isReset(code: string): boolean {
  return /^\[0*m$/.test(code.slice(1));
}
