import type { LayoutItem } from "./layout-item.ts";

const ROUNDS = 4;

/**
 * Swaps neighbours in a layer where that leaves fewer crossings, until none does or some rounds have passed; the mean
 * places alone miss those (Gansner, Koutsofios, North and Vo, 1993). Changes the layer and its ranks.
 */
export function swapNeighbours(layer: LayoutItem[]): void {
  let isBetter = true;
  for (let round = 0; isBetter && round < ROUNDS; round += 1) {
    isBetter = false;
    for (let index = 1; index < layer.length; index += 1) {
      const [above, below] = [layer[index - 1], layer[index]];
      if (above === undefined || below === undefined || above.group !== below.group) continue;
      if (crossings(above, below) <= crossings(below, above)) continue;
      layer[index - 1] = below;
      layer[index] = above;
      below.rank = index - 1;
      above.rank = index;
      isBetter = true;
    }
  }
}

/** Of the dependencies of one item with those of another, as many as cross while the first stands above the second. */
function crossings(above: LayoutItem, below: LayoutItem): number {
  return crossed(above.before, below.before) + crossed(above.after, below.after);
}

function crossed(ofAbove: readonly LayoutItem[], ofBelow: readonly LayoutItem[]): number {
  let count = 0;
  for (const one of ofAbove) for (const other of ofBelow) if (one.rank > other.rank) count += 1;
  return count;
}
