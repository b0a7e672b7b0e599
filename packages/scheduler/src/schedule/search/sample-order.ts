import type { Network } from "../network.ts";
import type { Random } from "./random.ts";

/**
 * A random order that keeps every link, with a bias towards activities that have much behind them: of those that may
 * come next one is drawn with a weight of the square root of its regret, its tail above the least tail among them
 * (regret-based biased random sampling; Drexl, 1991). O(activities × width + links).
 */
export function sampleOrder({ forward, backward }: Network, random: Random, out: Int32Array): void {
  const open = new Int32Array(out.length);
  const eligible: number[] = [];
  for (let activity = 0; activity < out.length; activity += 1) {
    open[activity] = (forward.offsets[activity + 1] ?? 0) - (forward.offsets[activity] ?? 0);
    if (open[activity] === 0) eligible.push(activity);
  }
  for (let position = 0; position < out.length; position += 1) {
    const drawn = draw(eligible, forward.tails, random);
    const activity = eligible[drawn] ?? 0;
    eligible[drawn] = eligible[eligible.length - 1] ?? 0;
    eligible.pop();
    out[position] = activity;
    for (let arc = backward.offsets[activity] ?? 0; arc < (backward.offsets[activity + 1] ?? 0); arc += 1) {
      const other = backward.others[arc] ?? 0;
      const left = (open[other] ?? 0) - 1;
      open[other] = left;
      if (left === 0) eligible.push(other);
    }
  }
}

function draw(eligible: readonly number[], tails: Float64Array, random: Random): number {
  let least = Number.POSITIVE_INFINITY;
  for (const activity of eligible) least = Math.min(least, (tails[activity] ?? 0));
  let total = 0;
  for (const activity of eligible) total += Math.sqrt((tails[activity] ?? 0) - least + 1);
  let rest = random.next() * total;
  for (let index = 0; index < eligible.length - 1; index += 1) {
    rest -= Math.sqrt((tails[eligible[index] ?? 0] ?? 0) - least + 1);
    if (rest < 0) return index;
  }
  return eligible.length - 1;
}
