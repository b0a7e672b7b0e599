import { type Conflict, describeConflict, type Plan, type TaskId } from "@planloom/scheduler";
import { classNames, MoreButton, useFirst } from "@planloom/ui";
import { GitCommitHorizontal, Zap } from "lucide-react";
import { TaskLink } from "./task-link.tsx";

export interface CollisionListProps {
  readonly plan: Plan;
  readonly conflicts: readonly Conflict[];
  readonly onTask: (id: TaskId) => void;
}

const COLLIDES = { icon: Zap, word: "Collide", ink: "text-danger-ink" };
const ORDERED = { icon: GitCommitHorizontal, word: "Kept apart by order", ink: "text-info-ink" };

/** Pairs of tasks that must not run at the same time, with the reason in a sentence; those that may still meet come first. */
export function CollisionList({ plan, conflicts, onTask }: CollisionListProps) {
  const sorted = conflicts.toSorted((one, other) => Number(one.ordered) - Number(other.ordered));
  const { first, left, showMore } = useFirst(sorted);
  return (
    <>
      <ul aria-label="Collisions" className="divide-y divide-line">
        {first.map((conflict) => {
          const { icon: Icon, word, ink } = conflict.ordered ? ORDERED : COLLIDES;
          return (
            <li key={`${conflict.first} ${conflict.second}`} className="px-4 py-2.5">
              <p className="flex items-start gap-2 text-sm">
                <span className={classNames("inline-flex shrink-0 items-center gap-1.5 text-xs leading-5 font-medium", ink)}>
                  <Icon aria-hidden className="size-3.5" /> {word}
                </span>
                <span className="min-w-0 wrap-anywhere">{describeConflict(plan, conflict)}</span>
              </p>
              <div className="mt-1.5 flex max-w-md gap-2">
                {[conflict.first, conflict.second].map((id) => (
                  <TaskLink key={id} plan={plan} id={id} isCritical={false} detail={null} onTask={onTask} />
                ))}
              </div>
            </li>
          );
        })}
      </ul>
      <MoreButton left={left} showMore={showMore} />
    </>
  );
}
