import type { LinkedTask } from "./forward-links.ts";

/** So many tasks one below the other can still be seen together. */
const MOST_IN_COLUMN = 40;

interface Layered {
  readonly layerOf: (task: LinkedTask) => number;
  readonly groupOf: (task: LinkedTask) => number;
  /** How many columns make a square of as many rows: the height of a row by the width of a column, times the aspect that is wanted. */
  readonly columnsPerRow: number;
}

export interface Columns {
  readonly columnOf: (task: LinkedTask) => number;
  /** Whether a dependency passes columns that only make room for a crowd. */
  readonly passesCrowd: (from: LinkedTask, to: LinkedTask) => boolean;
}

/**
 * The column of each task. That is its layer, but a layer in which one group has more tasks than can be seen below each
 * other gets several columns, as many as make the picture about as wide as it is high; the tasks of a group fill them
 * row by row in the order of the plan, and all later layers move on. O(tasks).
 */
export function wrapCrowds(tasks: readonly LinkedTask[], { layerOf, groupOf, columnsPerRow }: Layered): Columns {
  const layers = new Map([...Map.groupBy(tasks, layerOf)].map(([layer, inside]) => [layer, [...Map.groupBy(inside, groupOf).values()]]));
  const crowded = [...layers.values()].filter((groups) => isCrowded(groups));
  const last = Math.max(-1, ...layers.keys());
  const columns = new Map<LinkedTask, number>();
  let next = 0;
  for (let layer = 0; layer <= last; layer += 1) {
    const groups = layers.get(layer) ?? [];
    const size = groups.reduce((sum, group) => sum + group.length, 0);
    const width = isCrowded(groups) ? Math.max(1, Math.round(Math.sqrt((size * columnsPerRow) / crowded.length))) : 1;
    for (const group of groups) for (const [index, task] of group.entries()) columns.set(task, next + (index % width));
    next += width;
  }
  const columnOf = (task: LinkedTask): number => columns.get(task) ?? 0;
  return { columnOf, passesCrowd: (from, to) => columnOf(to) - columnOf(from) !== layerOf(to) - layerOf(from) };
}

function isCrowded(groups: readonly (readonly LinkedTask[])[]): boolean {
  return groups.some(({ length }) => length > MOST_IN_COLUMN);
}
