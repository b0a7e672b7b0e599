import { HEAD_BYTES, TAIL_BYTES } from "./log-limits.ts";

/** How far a log has come, by byte offsets in it. */
export interface Progress {
  /** The server's log ends here. */
  readonly sent: number;
  /** Up to here the server has everything; `null` while that is as far as it has anything. */
  readonly gapAt: number | null;
  /** After gaps: whether the end is being sent as a whole. */
  readonly isSettled: boolean;
}

/** What is sent next. */
export interface Step {
  readonly from: number;
  /** What the server has from here on is replaced, and what it has not before here is not kept. */
  readonly isCut: boolean;
  readonly progress: Progress;
}

/** A log that falls behind by no more than this still shows all of itself while it grows. */
const BEHIND_BYTES = 1_048_576;
/** As much of its end is shown of one that falls behind more. */
const SHOWN_BYTES = 65_536;

/**
 * Decides what to send of a log of which the bytes from `start` to `end` are at hand. Up to 8 MiB: everything in order.
 * Beyond that the newest part, now and then; and once it is over, the end as a whole. `null`: nothing is left to send.
 */
export function nextStep({ start, end }: { readonly start: number; readonly end: number }, progress: Progress, isOver: boolean): Step | null {
  const { sent, isSettled } = progress;
  const gapAt = progress.gapAt ?? (sent < start ? sent : null);
  if (isOver && gapAt !== null && !isSettled) {
    const kept = Math.max(start, end - TAIL_BYTES);
    return { from: Math.max(gapAt, kept), isCut: true, progress: { sent, gapAt, isSettled: true } };
  }
  if (sent >= end) return null;
  const isLong = end > HEAD_BYTES + TAIL_BYTES;
  const isFarBehind = !isOver && isLong && end - sent > BEHIND_BYTES;
  if (sent < start || isFarBehind) return { from: Math.max(start, end - SHOWN_BYTES), isCut: true, progress: { sent, gapAt: gapAt ?? sent, isSettled } };
  return { from: sent, isCut: false, progress };
}
