import type { Plan, Task, TaskId } from "@planloom/scheduler";

/** A task in the graph that is laid out, with the tasks its dependencies lead to and come from. */
export interface LinkedTask {
  readonly task: Task;
  readonly next: LinkedTask[];
  readonly previous: LinkedTask[];
}

/**
 * The tasks in an order in which every one follows what it needs, near that of the plan, with links that lead forward
 * only: of every circle the dependency that closes it is left out, found by depth-first search (Tarjan, 1972), and so
 * are dependencies to nowhere. O(tasks + dependencies).
 */
export function forwardLinks({ tasks, dependencies }: Pick<Plan, "tasks" | "dependencies">): LinkedTask[] {
  const linked = new Map<TaskId, LinkedTask>(tasks.map((task) => [task.id, { task, next: [], previous: [] }]));
  for (const { from, to } of dependencies) {
    const [source, target] = [linked.get(from), linked.get(to)];
    if (source !== undefined && target !== undefined) source.next.push(target);
  }
  const ordered = depthFirst([...linked.values()]).toReversed();
  const places = new Map(ordered.map((item, place) => [item, place]));
  for (const [place, item] of ordered.entries()) {
    const forward = item.next.filter((target) => (places.get(target) ?? 0) > place);
    item.next.splice(0, item.next.length, ...forward);
    for (const target of forward) target.previous.push(item);
  }
  return ordered;
}

/** Every item behind all that can be reached from it, where no circle forbids that. */
function depthFirst(items: readonly LinkedTask[]): LinkedTask[] {
  const isSeen = new Set<LinkedTask>();
  const left: LinkedTask[] = [];
  // From the end, so that the order of the plan comes out when this one is reversed.
  for (const root of items.toReversed()) {
    const path = isSeen.has(root) ? [] : [{ item: root, open: [...root.next] }];
    isSeen.add(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = top.open.pop();
      if (target === undefined) {
        left.push(top.item);
        path.pop();
      } else if (!isSeen.has(target)) {
        isSeen.add(target);
        path.push({ item: target, open: [...target.next] });
      }
    }
  }
  return left;
}
