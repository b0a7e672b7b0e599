import { certainOrder } from "../graph/certain-order.ts";
import { nodePairs, orderedPairs } from "../graph/ordered-pairs.ts";
import type { TaskId } from "../plan/ids.ts";
import type { Plan } from "../plan/plan.ts";
import { collidingPairs } from "./colliding-pairs.ts";
import { reasonsBetween } from "./conflict-between.ts";
import type { ConflictSet } from "./conflict-set.ts";

/** Two tasks whose files meet. */
export interface OpenPair {
  readonly first: TaskId;
  readonly second: TaskId;
  /** A path in which they meet. */
  readonly path: string;
}

/**
 * All pairs whose files meet and that no dependencies keep apart, in the order of the plan. As many as there are: where
 * k tasks write one file, about k² / 2. What collides over resources alone is left to the capacity of these.
 */
export function openFilePairs(plan: Plan, conflicts: ConflictSet): OpenPair[] {
  const pairs = [...collidingPairs(conflicts, "files")];
  const ordered = orderedPairs(certainOrder(plan).digraph, nodePairs(pairs));
  return pairs.flatMap(([one, other], place) => {
    const [first, second] = [conflicts.tasks[one], conflicts.tasks[other]];
    const reason = ordered[place] === 1 ? undefined : reasonsBetween(conflicts, one, other)[0];
    return first === undefined || second === undefined || reason?.kind !== "file" ? [] : [{ first, second, path: reason.path }];
  });
}
