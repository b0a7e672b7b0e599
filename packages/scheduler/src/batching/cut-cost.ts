import type { MinutesRange } from "../plan/plan.ts";

/**
 * What makes one cut worse than another, in this order: minutes outside the limits, summed over the batches; then
 * minutes away from the middle of the limits, summed; then the number of batches. So the limits are kept wherever they
 * can be, and batches are as even as that allows.
 */
export interface CutCost {
  /** In ticks of a thousandth of a minute, so that sums are exact and equal cuts compare equal. */
  readonly outside: number;
  /** In half ticks: the middle may lie between two. */
  readonly deviation: number;
  readonly batches: number;
}

export const NO_COST: CutCost = { outside: 0, deviation: 0, batches: 0 };

/** What one batch of some minutes costs. */
export function costOf(minutes: number, { min, max }: MinutesRange): CutCost {
  const [size, least, most] = [ticks(minutes), ticks(min), ticks(max)];
  return { outside: Math.max(least - size, size - most, 0), deviation: Math.abs(2 * size - least - most), batches: 1 };
}

export function sumOf(a: CutCost, b: CutCost): CutCost {
  return { outside: a.outside + b.outside, deviation: a.deviation + b.deviation, batches: a.batches + b.batches };
}

export function isLess(a: CutCost, b: CutCost): boolean {
  return (a.outside - b.outside || a.deviation - b.deviation || a.batches - b.batches) < 0;
}

function ticks(minutes: number): number {
  return Math.round(minutes * 1000);
}
