import fc from "fast-check";
import { expect, test } from "vitest";
import { taskGraph } from "../graph/task-graph.ts";
import { arbitraryPlan } from "../plan/testing/arbitrary-plan.ts";
import { collidingPairs } from "./colliding-pairs.ts";
import { fileLocks } from "./file-locks.ts";
import { findConflicts } from "./find-conflicts.ts";

test("locks keep apart exactly the tasks that collide over files", () => {
  fc.assert(
    fc.property(arbitraryPlan, (plan) => {
      const conflicts = findConflicts(plan, taskGraph(plan));
      const byPairs = [...collidingPairs(conflicts, "files")].map(([one, other]) => `${one} ${other}`);
      const byLocks = new Set<string>();
      for (const { alone, shared } of fileLocks(conflicts)) {
        for (const one of alone) for (const other of [...alone, ...shared]) if (one !== other) byLocks.add(`${Math.min(one, other)} ${Math.max(one, other)}`);
      }
      expect([...byLocks].toSorted()).toEqual(byPairs.toSorted());
    }),
  );
});
