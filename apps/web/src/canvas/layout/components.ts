import type { LinkedTask } from "./forward-links.ts";

/** The number of the connected part that each task belongs to, counted from 0 in the order of `tasks`. Linear. */
export function components(tasks: readonly LinkedTask[]): ReadonlyMap<LinkedTask, number> {
  const numbers = new Map<LinkedTask, number>();
  let count = 0;
  for (const task of tasks) {
    if (numbers.has(task)) continue;
    const open = [task];
    for (let item = open.pop(); item !== undefined; item = open.pop()) {
      if (numbers.has(item)) continue;
      numbers.set(item, count);
      open.push(...item.next, ...item.previous);
    }
    count += 1;
  }
  return numbers;
}
