/** A text as it may stand in an SVG file: without signs XML does not allow, and with those escaped that mean something. */
export function svgText(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** As much of a text as fits into a width, by the average width of a letter; empty where not even three letters would. */
export function fittingText(text: string, width: number, letterWidth: number): string {
  const letters = Math.floor(width / letterWidth);
  if (text.length <= letters) return text;
  return letters < 4 ? "" : `${Array.from(text).slice(0, letters - 1).join("").trimEnd()}…`;
}

/** A coordinate with as many digits as can be seen. */
export function svgNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
