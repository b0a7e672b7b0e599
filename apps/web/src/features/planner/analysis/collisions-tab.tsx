import type { ConflictSet, Plan, TaskId } from "@planloom/scheduler";
import { EmptyState } from "@planloom/ui";
import { Blend } from "lucide-react";
import { CollisionList } from "./collision-list.tsx";

export interface CollisionsTabProps {
  readonly plan: Plan;
  readonly conflicts: ConflictSet;
  readonly onTask: (id: TaskId) => void;
}

/** Which tasks would get in each other's way, and why. */
export function CollisionsTab({ plan, conflicts, onTask }: CollisionsTabProps) {
  if (conflicts.count.pairs === 0) {
    return (
      <EmptyState icon={<Blend />} title="No collisions">
        No two tasks write the same files or want more of a resource than there is.
      </EmptyState>
    );
  }
  const more = conflicts.count.pairs - conflicts.shown.length;
  return (
    <>
      <CollisionList plan={plan} conflicts={conflicts.shown} onTask={onTask} />
      {more === 0 ? null : <p className="px-4 py-2.5 text-xs text-muted">{`${conflicts.count.isExact ? "" : "At least "}${more} more ${more === 1 ? "pair is" : "pairs are"} not listed.`}</p>}
    </>
  );
}
