import { at, timeAt } from "../graph/at.ts";
import type { MinutesRange } from "../plan/plan.ts";
import { type CutCost, costOf, isLess, NO_COST, sumOf } from "./cut-cost.ts";

/** Items `from` up to, not including, `to`. */
export interface ItemSlice {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts a sequence of items between them at the least cost there is; see `CutCost` for what is compared. An item longer
 * than the limits allow stays whole. Exact, by dynamic programming over the last cut. A slice is not tried any longer
 * than it takes to be worse by itself than the best found, so O(items × items in a batch) time; O(items) space.
 */
export function cutAtItems(minutes: readonly number[], limits: MinutesRange): readonly ItemSlice[] {
  const before = prefixSums(minutes);
  const costs: CutCost[] = [NO_COST];
  const cutBefore = new Int32Array(minutes.length + 1);
  for (let to = 1; to <= minutes.length; to += 1) {
    let best: CutCost | null = null;
    for (let from = to - 1; from >= 0; from -= 1) {
      const slice = costOf(timeAt(before, to) - timeAt(before, from), limits);
      // Above the maximum a slice only gets worse by growing.
      if (best !== null && slice.outside > best.outside && timeAt(before, to) - timeAt(before, from) > limits.max) break;
      const cost = sumOf(costs[from] ?? NO_COST, slice);
      if (best !== null && !isLess(cost, best)) continue;
      best = cost;
      cutBefore[to] = from;
    }
    costs.push(best ?? NO_COST);
  }
  return followBack(cutBefore);
}

function prefixSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, index) => {
    sums[index + 1] = timeAt(sums, index) + value;
  });
  return sums;
}

function followBack(cutBefore: Int32Array): ItemSlice[] {
  const slices: ItemSlice[] = [];
  for (let to = cutBefore.length - 1; to > 0; to = at(cutBefore, to)) slices.push({ from: at(cutBefore, to), to });
  return slices.toReversed();
}
