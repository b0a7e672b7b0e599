import type { CharSet } from "./char-set.ts";
import { complement, oneChar, SLASH } from "./char-set.ts";

/**
 * What has been read of the current segment of a path: nothing, `.`, `..`, or something that is a name. Paths have no
 * empty segments and none that is `.` or `..`, so a path may end, and a `/` may follow, only after a name.
 */
export type SegmentState = 0 | 1 | 2 | 3;

export const SEGMENT_START: SegmentState = 0;
export const SEGMENT_NAME: SegmentState = 3;

const DOT = 0x2e;

/** The state after one more character, or `null` where no path goes on like that. */
export function afterChar(state: SegmentState, code: number): SegmentState | null {
  if (code === SLASH) return state === SEGMENT_NAME ? SEGMENT_START : null;
  if (code !== DOT || state === 2 || state === 3) return SEGMENT_NAME;
  return state === 0 ? 1 : 2;
}

/** The kinds of characters that `afterChar` tells apart, names first. */
export const SEGMENT_CHARS: readonly CharSet[] = [complement([DOT, DOT, SLASH, SLASH]), oneChar(DOT), oneChar(SLASH)];
