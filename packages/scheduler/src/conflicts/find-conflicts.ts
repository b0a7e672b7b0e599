import type { Digraph } from "../graph/digraph.ts";
import { orderedPairs } from "../graph/ordered-pairs.ts";
import type { Plan } from "../plan/plan.ts";
import type { Conflict, ConflictReason } from "./conflict.ts";
import { fileCollisions } from "./file-collisions.ts";
import { resourceCollisions } from "./resource-collisions.ts";

/**
 * All pairs of tasks that collide on files or resources, each with all reasons, in the order of the plan. `graph` has
 * the dependencies that order tasks, node n being the n-th task: a conflict is `ordered` where one of the two can be
 * reached from the other.
 */
export function findConflicts(plan: Plan, graph: Digraph): Conflict[] {
  const pairs = new Map<number, { readonly nodes: readonly [number, number]; readonly reasons: ConflictReason[] }>();
  for (const { first, second, reason } of [...fileCollisions(plan), ...resourceCollisions(plan)]) {
    const key = first * plan.tasks.length + second;
    const known = pairs.get(key);
    if (known === undefined) pairs.set(key, { nodes: [first, second], reasons: [reason] });
    else known.reasons.push(reason);
  }
  const inOrder = [...pairs].toSorted(([a], [b]) => a - b).map(([, pair]) => pair);
  const ordered = orderedPairs(graph, inOrder.map(({ nodes }) => nodes));
  return inOrder.flatMap(({ nodes: [a, b], reasons }, index) => {
    const first = plan.tasks[a];
    const second = plan.tasks[b];
    if (first === undefined || second === undefined) return [];
    return [{ first: first.id, second: second.id, reasons, ordered: ordered[index] === true }];
  });
}
