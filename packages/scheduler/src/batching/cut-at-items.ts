import type { MinutesRange } from "../plan/plan.ts";

/** Items `from` up to, not including, `to`. */
export interface ItemSlice {
  readonly from: number;
  readonly to: number;
}

/** A minute outside the limits weighs as much as this many minutes away from their middle. */
const OUTSIDE_WEIGHT = 10;

/**
 * Cuts a sequence of items between them so that the slices deviate least from the middle of the limits, summed, with
 * time outside the limits counted tenfold. Exact, by dynamic programming over the last cut; O(items²) time, O(items)
 * space. Of equally good cuts the one with fewer slices is taken.
 */
export function cutAtItems(minutes: readonly number[], limits: MinutesRange): readonly ItemSlice[] {
  const before = prefixSums(minutes);
  const best: { cost: number; slices: number; from: number }[] = [{ cost: 0, slices: 0, from: 0 }];
  for (let to = 1; to <= minutes.length; to += 1) {
    let choice = { cost: Number.POSITIVE_INFINITY, slices: 0, from: 0 };
    for (let from = to - 1; from >= 0; from -= 1) {
      const earlier = at(best, from);
      const cost = earlier.cost + costOf(at(before, to) - at(before, from), limits);
      const slices = earlier.slices + 1;
      if (cost < choice.cost || (cost === choice.cost && slices < choice.slices)) choice = { cost, slices, from };
    }
    best.push(choice);
  }
  return followBack(best);
}

function costOf(minutes: number, { min, max }: MinutesRange): number {
  const outside = Math.max(min - minutes, minutes - max, 0);
  return Math.abs(minutes - (min + max) / 2) + OUTSIDE_WEIGHT * outside;
}

function prefixSums(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push(at(sums, sums.length - 1) + value);
  return sums;
}

function followBack(best: readonly { from: number }[]): ItemSlice[] {
  const slices: ItemSlice[] = [];
  for (let to = best.length - 1; to > 0; ) {
    const { from } = at(best, to);
    slices.push({ from, to });
    to = from;
  }
  return slices.toReversed();
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new Error(`No entry ${index} in a list of ${list.length}`);
  return value;
}
