const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/**
 * The part of some UTF-8 bytes that begins and ends between characters, as offsets. What is cut off at the end is the
 * beginning of a character, to be read again with the next bytes; at the start, the rest of one cut before.
 */
export function wholeCharacters(bytes: Uint8Array): { start: number; end: number } {
  let start = 0;
  while (start < 3 && isContinuation(bytes[start])) start += 1;
  let last = bytes.length - 1;
  while (last > start && bytes.length - last < 4 && isContinuation(bytes[last])) last -= 1;
  const lead = bytes[last];
  const complete = lead === undefined || last + lengthOf(lead) <= bytes.length;
  return { start, end: Math.max(start, complete ? bytes.length : last) };
}

/** How many bytes the character that begins with this one has. */
function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}
