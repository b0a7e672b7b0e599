import type { ConflictSet, Plan, TaskId } from "@planloom/scheduler";
import { EmptyState, ScrollBox } from "@planloom/ui";
import { Blend } from "lucide-react";
import { CollisionList } from "./collision-list.tsx";
import { PairMatrixTable } from "./pair-matrix-table.tsx";

export interface CollisionsTabProps {
  readonly plan: Plan;
  readonly conflicts: ConflictSet;
  readonly onTask: (id: TaskId) => void;
}

/** Which tasks would get in each other's way, and why: as a list and as a table of pairs. */
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
    <div className="flex flex-col lg:h-full lg:flex-row">
      <div className="thin-scroll min-w-0 flex-1 lg:overflow-y-auto">
        <CollisionList plan={plan} conflicts={conflicts.shown} onTask={onTask} />
        {more === 0 ? null : <p className="px-4 py-2.5 text-xs text-muted">{`${conflicts.count.isExact ? "" : "At least "}${more} more ${more === 1 ? "pair is" : "pairs are"} not listed.`}</p>}
      </div>
      <ScrollBox aria-label="Pairs of tasks" className="shrink-0 border-line p-3 max-lg:border-t lg:max-w-1/2 lg:border-l">
        <PairMatrixTable plan={plan} conflicts={conflicts.shown} />
      </ScrollBox>
    </div>
  );
}
