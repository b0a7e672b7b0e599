import type { LinkedTask } from "./forward-links.ts";
import type { LayoutItem } from "./layout-item.ts";

/** Dependencies that pass more layers than this do not take part: in a large plan they would be most of the work. */
const MOST_PASSED = 12;

interface Placing {
  readonly layerOf: (task: LinkedTask) => number;
  readonly groupOf: (task: LinkedTask) => number;
  /** Whether a dependency takes no part, because what it passes is only there to make room. */
  readonly isLoose: (from: LinkedTask, to: LinkedTask) => boolean;
}

/** The items of all layers: the tasks, and one in every layer that a dependency passes. */
export function layoutItems(tasks: readonly LinkedTask[], { layerOf, groupOf, isLoose }: Placing): LayoutItem[][] {
  const items = new Map(tasks.map((task) => [task, itemOf({ task: task.task, layer: layerOf(task), group: groupOf(task) })]));
  const passing: LayoutItem[] = [];
  for (const [source, item] of items) {
    for (const target of source.next) {
      const end = items.get(target);
      if (end === undefined || end.layer - item.layer - 1 > MOST_PASSED || isLoose(source, target)) continue;
      passing.push(...linkThrough(item, end));
    }
  }
  const layers: LayoutItem[][] = [];
  for (const item of [...items.values(), ...passing]) (layers[item.layer] ??= []).push(item);
  return Array.from(layers, (layer) => layer ?? []);
}

/** Links two items over all layers between them; returns what stands in these. */
function linkThrough(source: LayoutItem, target: LayoutItem): LayoutItem[] {
  // Between two groups a dependency takes no room of either.
  const group = source.group === target.group ? source.group : Math.floor((source.group + target.group) / 2) + 0.5;
  const passing = Array.from({ length: target.layer - source.layer - 1 }, (_, index) => itemOf({ task: null, layer: source.layer + index + 1, group }));
  let last = source;
  for (const item of [...passing, target]) {
    last.after.push(item);
    item.before.push(last);
    last = item;
  }
  return passing;
}

function itemOf({ task, layer, group }: Pick<LayoutItem, "task" | "layer" | "group">): LayoutItem {
  return { task, layer, group, before: [], after: [], rank: 0, y: 0 };
}
