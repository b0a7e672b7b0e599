import type { Conflict, Plan, TaskId } from "@planloom/scheduler";

/** `collides`: they must not run at the same time. `ordered`: the same, but dependencies see to it. `free`: no reason known. */
export type PairKind = "collides" | "ordered" | "free";

export interface PairMatrix {
  /** The tasks that collide with at least one other, in the order of the plan. */
  readonly tasks: readonly TaskId[];
  /** Tasks of the plan that collide with nothing, or for which there was no room. */
  readonly leftOut: number;
  /** Constant time, in either order of the two. */
  readonly kindOf: (one: TaskId, other: TaskId) => PairKind;
}

/** More would be a wall of cells that nobody reads. */
const MOST_TASKS = 40;

/** Who collides with whom, for a table of pairs. Linear in tasks and conflicts. */
export function pairMatrix(plan: Plan, conflicts: readonly Conflict[]): PairMatrix {
  const kinds = new Map(conflicts.map(({ first, second, ordered }) => [pairKey(first, second), ordered ? ("ordered" as const) : ("collides" as const)]));
  const involved = new Set(conflicts.flatMap(({ first, second }) => [first, second]));
  const tasks = plan.tasks.flatMap(({ id }) => (involved.has(id) ? [id] : [])).slice(0, MOST_TASKS);
  return {
    tasks,
    leftOut: plan.tasks.length - tasks.length,
    kindOf: (one, other) => kinds.get(pairKey(one, other)) ?? kinds.get(pairKey(other, one)) ?? "free",
  };
}

/** Ids hold no space. */
function pairKey(first: TaskId, second: TaskId): string {
  return `${first} ${second}`;
}
