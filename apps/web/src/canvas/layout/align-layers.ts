import { nodeSize } from "../node-size.ts";
import type { LayoutItem } from "./layout-item.ts";
import { spread } from "./spread.ts";

const SWEEPS = 8;
/** Between two tasks of a layer, and beside a dependency that passes. */
const GAP = 28;
const PASSING_GAP = 12;

/**
 * Gives every item of one group its `y`, in the order of its layer and without overlaps: as near as that allows to the
 * middle of its neighbours, so that dependencies run straight, and no more than `stretch` times as tall as the
 * fullest layer must be. Returns the height of it all.
 * O(sweeps * (items + dependencies)).
 */
export function alignLayers(layers: readonly (readonly LayoutItem[])[], stretch: number): number {
  const inside = new Set(layers.flat());
  const sides = new Map([...inside].map((item) => [item, { before: item.before.filter((each) => inside.has(each)), after: item.after.filter((each) => inside.has(each)) }]));
  const gapsOf = (layer: readonly LayoutItem[]): number[] => layer.map((item, index) => distance(layer[index - 1], item));
  const room = stretch * Math.max(...layers.map((layer) => gapsOf(layer).reduce((sum, gap) => sum + gap, 0)));
  const place = (layer: readonly LayoutItem[], neighboursOf: (item: LayoutItem) => readonly LayoutItem[]): void => {
    const wanted = layer.map((item) => {
      const neighbours = neighboursOf(item);
      return neighbours.length === 0 ? { at: item.y, weight: 0.1 } : { at: neighbours.reduce((sum, { y }) => sum + y, 0) / neighbours.length, weight: neighbours.length };
    });
    spread(wanted, { apart: gapsOf(layer), room }).forEach((y, index) => {
      const item = layer[index];
      if (item !== undefined) item.y = y;
    });
  };
  const both = (item: LayoutItem): readonly LayoutItem[] => [...(sides.get(item)?.before ?? []), ...(sides.get(item)?.after ?? [])];

  for (const layer of layers) place(layer, () => []);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const side = sweep % 2 === 0 ? "before" : "after";
    for (const layer of side === "before" ? layers : layers.toReversed()) place(layer, (item) => sides.get(item)?.[side] ?? []);
  }
  for (const layer of [...layers, ...layers.toReversed()]) place(layer, both);

  const tasks = [...inside].filter(({ task }) => task !== null);
  const top = Math.min(...tasks.map((item) => item.y - halfOf(item)));
  for (const item of inside) item.y -= top;
  return Math.max(...tasks.map((item) => item.y + halfOf(item)));
}

function distance(above: LayoutItem | undefined, below: LayoutItem): number {
  if (above === undefined) return 0;
  return halfOf(above) + halfOf(below) + (above.task === null || below.task === null ? PASSING_GAP : GAP);
}

function halfOf({ task }: LayoutItem): number {
  return task === null ? 0 : nodeSize(task).height / 2;
}
