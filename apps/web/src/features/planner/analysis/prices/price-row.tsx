import type { ConflictPrice, Plan, ProblemPlace, TaskId } from "@planloom/scheduler";
import { Button, classNames } from "@planloom/ui";
import { ArrowUpRight, MoveRight } from "lucide-react";
import { Fragment } from "react";
import { TaskLink } from "../task-link.tsx";
import { useApplyChange } from "../use-apply-change.ts";
import { CAUSE_LOOK } from "./cause-look.ts";
import { causeWords, changeWords, priceWords } from "./price-words.ts";

export interface PriceRowProps {
  /** The one that was priced. */
  readonly plan: Plan;
  readonly price: ConflictPrice;
  readonly finishMinutes: number;
  readonly onTask: (id: TaskId) => void;
  readonly onGo: (place: ProblemPlace) => void;
}

/** Of the tasks that one cause holds up, so many are enough to see what it is about. */
const SHOWN_TASKS = 4;

/** One thing that holds the finish up: its price, what it is, and the change that gains the minutes. */
export function PriceRow({ plan, price, finishMinutes, onTask, onGo }: PriceRowProps) {
  const apply = useApplyChange(plan);
  const { icon: Icon, word } = CAUSE_LOOK[price.cause.kind];
  const { name, detail, tasks, place } = causeWords(plan, price.cause);
  const { value, detail: sureness } = priceWords(price);
  // Its tasks say all that its name would.
  const isDependency = price.cause.kind === "dependency";
  const share = (price.isSettled ? price.minutes : price.atMostMinutes) / Math.max(finishMinutes, 1);
  return (
    <li className="flex flex-col gap-x-4 gap-y-2 px-4 py-3 sm:flex-row">
      <div className="flex shrink-0 items-baseline gap-2 sm:w-32 sm:flex-col sm:gap-0.5">
        <span className={classNames("text-sm font-semibold tabular-nums", price.isSettled ? "" : "text-muted")}>{value}</span>
        <span aria-hidden className="h-1 w-20 self-center overflow-hidden rounded-full bg-line sm:w-full sm:self-auto">
          <span className={classNames("block h-full rounded-full", price.isSettled ? "bg-warning" : "bg-line-strong")} style={{ width: `${Math.min(100, share * 100)}%` }} />
        </span>
        <span className="text-2xs text-muted tabular-nums">{sureness}</span>
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 text-sm">
          <span className="inline-flex items-center gap-1.5 self-center text-xs text-muted">
            <Icon aria-hidden className="size-3.5 shrink-0" /> {word}
          </span>
          {isDependency ? null : <span className="min-w-0 font-medium wrap-anywhere">{name}</span>}
          <span className="text-xs text-muted">{detail}</span>
        </p>
        <TaskChips plan={plan} tasks={tasks} isChain={isDependency} onTask={onTask} />
        <p className="text-sm wrap-anywhere text-muted">{changeWords(price)}</p>
      </div>
      <div className="flex shrink-0 items-start gap-2 sm:flex-row-reverse">
        {price.edits.length === 0 ? null : (
          <Button size="sm" aria-label={`Apply: ${price.advice}`} onClick={() => apply(price.edits)}>
            Apply
          </Button>
        )}
        {place === null ? null : (
          <Button size="sm" variant="ghost" aria-label={`Show ${name}`} onClick={() => onGo(place)}>
            <ArrowUpRight aria-hidden /> Show
          </Button>
        )}
      </div>
    </li>
  );
}

interface TaskChipsProps extends Pick<PriceRowProps, "plan" | "onTask"> {
  readonly tasks: readonly TaskId[];
  /** Each waits for the one before. */
  readonly isChain: boolean;
}

function TaskChips({ plan, tasks, isChain, onTask }: TaskChipsProps) {
  if (tasks.length === 0) return null;
  const more = tasks.length - SHOWN_TASKS;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {tasks.slice(0, SHOWN_TASKS).map((id, index) => (
        <Fragment key={id}>
          {isChain && index > 0 ? <MoveRight aria-label="then" role="img" className="size-3.5 text-faint" /> : null}
          <span className="max-w-48 min-w-0">
            <TaskLink plan={plan} id={id} isCritical={false} detail={null} onTask={onTask} />
          </span>
        </Fragment>
      ))}
      {more > 0 ? <span className="text-2xs text-muted">and {more} more</span> : null}
    </div>
  );
}
