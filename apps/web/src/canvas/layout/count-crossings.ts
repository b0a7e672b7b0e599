import type { LayoutItem } from "./layout-item.ts";

/**
 * How many pairs of dependencies cross between a layer, in the order given, and the next. O(d log n) for d
 * dependencies, by a tree of counts (Barth, Mutzel and Jünger, 2004).
 */
export function countCrossings(layer: readonly LayoutItem[]): number {
  const ends = layer.flatMap(({ after }) => after.map(({ rank }) => rank).toSorted((a, b) => a - b));
  const size = Math.max(0, ...ends) + 1;
  const counts = new Int32Array(size + 1);
  let crossings = 0;
  ends.forEach((end, seen) => {
    // Every earlier dependency that ends further down crosses this one.
    crossings += seen - countUpTo(counts, end + 1);
    for (let at = end + 1; at <= size; at += at & -at) counts[at] = (counts[at] ?? 0) + 1;
  });
  return crossings;
}

function countUpTo(counts: Int32Array, place: number): number {
  let sum = 0;
  for (let at = place; at > 0; at -= at & -at) sum += counts[at] ?? 0;
  return sum;
}
