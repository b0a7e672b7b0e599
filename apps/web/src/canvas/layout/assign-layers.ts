import type { LinkedTask } from "./forward-links.ts";

/**
 * The layer of each task, 0 the first: behind everything it needs, by longest paths (Sugiyama, Tagawa and Toda, 1981).
 * A task on which more hangs after it than before it moves up to what follows, which makes dependencies shorter.
 * O(tasks + dependencies).
 */
export function assignLayers(tasks: readonly LinkedTask[]): ReadonlyMap<LinkedTask, number> {
  const layers = new Map<LinkedTask, number>();
  for (const item of tasks) layers.set(item, Math.max(-1, ...item.previous.map((before) => layers.get(before) ?? 0)) + 1);
  for (const item of tasks.toReversed()) {
    if (item.next.length > item.previous.length) layers.set(item, Math.min(...item.next.map((after) => layers.get(after) ?? 0)) - 1);
  }
  return layers;
}
