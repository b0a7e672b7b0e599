import { orderedPairs } from "../graph/ordered-pairs.ts";
import { type TaskGraph, taskGraph } from "../graph/task-graph.ts";
import type { ResourceId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import type { Conflict, ConflictReason } from "./conflict.ts";
import { findFileConflicts } from "./find-file-conflicts.ts";

/**
 * All pairs of tasks that must not run at the same time, in the order of the plan: their files meet, or together they
 * want more of a resource than there is. `ordered` says which of them dependencies keep apart anyway.
 */
export function findConflicts(plan: Plan, graph: TaskGraph = taskGraph(plan)): Conflict[] {
  const reasons = new Map<string, { first: number; second: number; reasons: ConflictReason[] }>();
  const add = (first: number, second: number, ...more: readonly ConflictReason[]): void => {
    const key = `${first} ${second}`;
    const pair = reasons.get(key) ?? { first, second, reasons: [] };
    pair.reasons.push(...more);
    reasons.set(key, pair);
  };
  for (const { first, second, reasons: files } of findFileConflicts(plan.tasks)) add(first, second, ...files);
  forEachOverdraft(plan, add);
  const pairs = [...reasons.values()].toSorted((a, b) => a.first - b.first || a.second - b.second);
  const ordered = orderedPairs(graph.digraph, pairs.map(({ first, second }) => [first, second] as const));
  return pairs.flatMap(({ first, second, reasons: found }, index) => {
    const [one, other] = [plan.tasks[first], plan.tasks[second]];
    if (one === undefined || other === undefined) return [];
    return [{ first: one.id, second: other.id, reasons: found, ordered: ordered[index] ?? false }];
  });
}

/** Calls back for every two users of a resource that together want more than its capacity. */
function forEachOverdraft(plan: Plan, found: (first: number, second: number, reason: ConflictReason) => void): void {
  const users = new Map<ResourceId, { task: number; units: number }[]>();
  plan.tasks.forEach(({ kind, resources }, task) => {
    if (kind === "sync") return;
    for (const { resource, units } of resources) {
      const list = users.get(resource) ?? [];
      list.push({ task, units });
      users.set(resource, list);
    }
  });
  for (const { id, capacity } of plan.resources) {
    // The largest first, so that the rest can be left as soon as two fit.
    const list = (users.get(id) ?? []).toSorted((a, b) => b.units - a.units);
    list.forEach((one, position) => {
      for (const other of list.slice(position + 1)) {
        const units = one.units + other.units;
        if (units <= capacity) break;
        if (one.task === other.task) continue;
        found(Math.min(one.task, other.task), Math.max(one.task, other.task), { kind: "resource", resource: id, units, capacity });
      }
    });
  }
}
