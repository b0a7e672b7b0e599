import type { Plan, TaskId } from "@planloom/scheduler";
import { classNames, MoreButton, useFirst } from "@planloom/ui";
import { TaskLink } from "../task-link.tsx";
import { STANDING_LOOK } from "./standing-look.ts";
import type { SurveyedPair } from "./survey-pairs.ts";

export interface PairListProps {
  readonly plan: Plan;
  readonly pairs: readonly SurveyedPair[];
  readonly onTask: (id: TaskId) => void;
}

/** Pairs of tasks that may not simply run side by side, with all reasons; those that may be coordinated come first. */
export function PairList({ plan, pairs, onTask }: PairListProps) {
  const sorted = pairs.toSorted((one, other) => Number(one.standing === "sequential") - Number(other.standing === "sequential"));
  const { first, left, showMore } = useFirst(sorted, 50);
  return (
    <>
      <ul aria-label="Pairs that may not simply run side by side" className="divide-y divide-line">
        {first.map((pair) => {
          const { icon: Icon, word, ink } = STANDING_LOOK[pair.standing];
          return (
            <li key={`${pair.first} ${pair.second}`} className="flex flex-col gap-1.5 px-4 py-2.5">
              <div className="flex max-w-lg flex-wrap items-center gap-2">
                <span className={classNames("inline-flex w-36 shrink-0 items-center gap-1.5 text-xs font-medium", ink)}>
                  <Icon aria-hidden className="size-3.5" /> {word}
                </span>
                {[pair.first, pair.second].map((id) => (
                  <span key={id} className="min-w-32 flex-1">
                    <TaskLink plan={plan} id={id} isCritical={false} detail={null} onTask={onTask} />
                  </span>
                ))}
              </div>
              <ul className="text-sm text-muted">
                {pair.reasons.map((reason) => (
                  <li key={reason} className="wrap-anywhere">
                    {reason}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
      <MoreButton left={left} showMore={showMore} />
    </>
  );
}
