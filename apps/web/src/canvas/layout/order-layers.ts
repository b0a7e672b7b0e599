import { countCrossings } from "./count-crossings.ts";
import type { LayoutItem } from "./layout-item.ts";
import { swapNeighbours } from "./swap-neighbours.ts";

const SWEEPS = 10;

/**
 * Orders the items of each layer so that few dependencies cross: each item goes to the mean place of its neighbours,
 * forward and backward in turn (barycenter method; Sugiyama, Tagawa and Toda, 1981), and the best order seen is kept.
 * Groups stay together. Sets `rank`. O(sweeps * items log items).
 */
export function orderLayers(layers: readonly LayoutItem[][]): LayoutItem[][] {
  let current = layers.map((layer) => ranked(layer.toSorted((a, b) => a.group - b.group)));
  let best = current;
  let fewest = crossingsOf(current);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    current = sweep % 2 === 0 ? sorted(current, "before") : sorted(current.toReversed(), "after").toReversed();
    for (const layer of current) swapNeighbours(layer);
    const crossings = crossingsOf(current);
    if (crossings >= fewest) continue;
    fewest = crossings;
    best = current;
  }
  return best.map(ranked);
}

/** Layer after layer, each by its neighbours in the one that was sorted before it. */
function sorted(layers: readonly LayoutItem[][], side: "before" | "after"): LayoutItem[][] {
  // A layer reads the ranks that the one before it has just been given.
  return layers.map((layer, index) => {
    const wanted = new Map(layer.map((item) => [item, meanRank(item[side], layers[index - 1]?.length ?? 1) ?? (item.rank + 0.5) / layer.length]));
    return ranked(layer.toSorted((a, b) => a.group - b.group || (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || a.rank - b.rank));
  });
}

/** From 0 for the top of a layer to 1 for its end. */
function meanRank(neighbours: readonly LayoutItem[], size: number): number | null {
  if (neighbours.length === 0) return null;
  return (neighbours.reduce((sum, { rank }) => sum + rank, 0) / neighbours.length + 0.5) / size;
}

function ranked(layer: LayoutItem[]): LayoutItem[] {
  layer.forEach((item, rank) => {
    item.rank = rank;
  });
  return layer;
}

function crossingsOf(layers: readonly LayoutItem[][]): number {
  return layers.reduce((sum, layer) => sum + countCrossings(layer), 0);
}
