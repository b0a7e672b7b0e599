import type { Network } from "../network.ts";
import { IndexHeap } from "./index-heap.ts";

/** The activities by their keys, the least first, but each after what it needs. O((activities + links) log activities). */
export function linearOrder({ forward, backward }: Network, keys: Float64Array): Int32Array {
  const count = keys.length;
  const open = new Int32Array(count);
  const heap = new IndexHeap(keys);
  for (let activity = 0; activity < count; activity += 1) {
    open[activity] = (forward.offsets[activity + 1] ?? 0) - (forward.offsets[activity] ?? 0);
    if (open[activity] === 0) heap.push(activity);
  }
  const order = new Int32Array(count);
  for (let position = 0; position < count; position += 1) {
    const activity = heap.pop();
    order[position] = activity;
    for (let arc = backward.offsets[activity] ?? 0, last = backward.offsets[activity + 1] ?? 0; arc < last; arc += 1) {
      const other = backward.others[arc] ?? 0;
      const left = (open[other] ?? 0) - 1;
      open[other] = left;
      if (left === 0) heap.push(other);
    }
  }
  return order;
}
