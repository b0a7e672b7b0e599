import type { LogLength } from "@planloom/db";

/** A part of a log that its sender has; `isCut`: it replaces what is there from `from` on, and what lies before and is not there is not kept. */
export interface LogPart {
  readonly from: number;
  readonly text: string;
  readonly isCut?: boolean | undefined;
}

/** Bytes, and the byte of the whole log at which they go in. */
export interface PlacedBytes {
  readonly at: number;
  readonly bytes: Buffer;
}

/**
 * What of a part is new to a log: nothing that is there is written twice, and nothing after a gap. Its sender counts
 * without what the server wrote, all of which comes before whatever is new.
 */
export function placeOfPart({ bytes: size, ownBytes }: LogLength, { from, text, isCut = false }: LogPart): PlacedBytes {
  const bytes = Buffer.from(text, "utf8");
  const at = from + ownBytes;
  if (isCut) return { at, bytes };
  return { at: size, bytes: at > size ? bytes.subarray(0, 0) : bytes.subarray(size - at) };
}

/** A line at the end of a log, set off from what its sender wrote. */
export function placeOfLine({ bytes: size }: LogLength, line: string): PlacedBytes {
  return { at: size, bytes: Buffer.from(`${size === 0 ? "" : "\n"}── ${line} ──\n`) };
}
