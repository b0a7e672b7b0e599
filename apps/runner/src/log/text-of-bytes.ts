import { wholeCharacters } from "@planloom/api/whole-characters";

/** A part of a log that begins and ends between characters. */
export interface TextPart {
  /** How many bytes were left out before it. */
  readonly skipped: number;
  readonly text: string;
  /** How many bytes it has. */
  readonly length: number;
}

const LINE_FEED = 10;
/** A line that is longer is begun in its middle. */
const LINE_WITHIN_BYTES = 4_096;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The whole characters of some bytes of a text, of which the first and the last may be cut. `atLine`: from the next line on. */
export function textOfBytes(bytes: Uint8Array, { atLine }: { readonly atLine: boolean }): TextPart {
  const line = atLine ? bytes.subarray(0, LINE_WITHIN_BYTES).indexOf(LINE_FEED) + 1 : 0;
  const rest = bytes.subarray(line);
  const { start, end } = wholeCharacters(rest);
  const part = rest.subarray(start, end);
  return { skipped: line + start, text: decoder.decode(part), length: part.length };
}
