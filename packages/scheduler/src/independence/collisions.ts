import { collisionsOver } from "../conflicts/colliding-pairs.ts";
import { reasonsBetween } from "../conflicts/conflict-between.ts";
import type { ConflictReason } from "../conflicts/conflict.ts";
import type { ConflictSet } from "../conflicts/conflict-set.ts";

/** Who collides with whom, looked up by places in the plan. */
export interface Collisions {
  /** The reasons, for `first < second`; empty where the two do not collide. */
  readonly between: (first: number, second: number) => readonly ConflictReason[];
  /** Calls back with everyone a task collides with, once for each kind of reason. */
  readonly forEachWith: (task: number, found: (other: number, kind: ConflictReason["kind"]) => void) => void;
}

/** Linear in the tasks; a look-up costs what the collisions of the tasks asked about cost. */
export function collisionsOf(conflicts: ConflictSet): Collisions {
  const overFiles = collisionsOver("files", conflicts);
  const overResources = collisionsOver("resources", conflicts);
  return {
    between: (first, second) => reasonsBetween(conflicts, first, second),
    forEachWith: (task, found) => {
      overFiles(task, (other) => found(other, "file"));
      overResources(task, (other) => found(other, "resource"));
    },
  };
}
