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

/** What of a part is new to a log of `size` bytes: nothing that is there is written twice, and nothing after a gap. */
export function placeOfPart(size: number, { from, text, isCut = false }: LogPart): PlacedBytes {
  const bytes = Buffer.from(text, "utf8");
  if (isCut) return { at: from, bytes };
  return { at: size, bytes: from > size ? bytes.subarray(0, 0) : bytes.subarray(size - from) };
}

/** A line at the end of a log of `size` bytes, set off from what its sender wrote. */
export function placeOfLine(size: number, line: string): PlacedBytes {
  return { at: size, bytes: Buffer.from(`${size === 0 ? "" : "\n"}── ${line} ──\n`) };
}
