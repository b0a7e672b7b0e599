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

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** The whole characters of some bytes of a text, of which the first and the last may be cut. `atLine`: from the next line on. */
export function textOfBytes(bytes: Uint8Array, { atLine }: { readonly atLine: boolean }): TextPart {
  const line = atLine ? bytes.subarray(0, LINE_WITHIN_BYTES).indexOf(LINE_FEED) + 1 : 0;
  let start = line;
  while (isContinuation(bytes[start])) start += 1;
  const end = endOfLast(bytes);
  const part = bytes.subarray(start, Math.max(start, end));
  return { skipped: start, text: decoder.decode(part), length: part.length };
}

/** The end of the last character that is there as a whole. */
function endOfLast(bytes: Uint8Array): number {
  let lead = bytes.length - 1;
  while (lead > 0 && bytes.length - lead < 4 && isContinuation(bytes[lead])) lead -= 1;
  const first = bytes[lead] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  return lead + length <= bytes.length ? bytes.length : Math.max(0, lead);
}
