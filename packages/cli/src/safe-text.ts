const ESCAPE = "\u001B";
/** Colours and weights: the only sequences that cannot move the cursor, change a title or run anything. */
const COLOUR = new RegExp(`^${ESCAPE}\\[[0-9;]{0,32}m`);
const SEQUENCE = new RegExp(`^${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|[\\]P^_X][^\\u0007${ESCAPE}]*(?:\\u0007|${ESCAPE}\\\\)?|.)?`, "s");

/** Text from outside as a terminal may show it: line breaks, tabs and colours pass, every other control is dropped. */
export function safeText(text: string): string {
  let safe = "";
  for (let position = 0; position < text.length; ) {
    const character = text.charAt(position);
    if (character === ESCAPE) {
      const rest = text.slice(position, position + 4_096);
      safe += COLOUR.exec(rest)?.[0] ?? "";
      position += Math.max(SEQUENCE.exec(rest)?.[0].length ?? 1, 1);
      continue;
    }
    const code = text.charCodeAt(position);
    const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
    if (!isControl || character === "\n" || character === "\t" || character === "\r") safe += character;
    position += 1;
  }
  return safe;
}
