import type { Plan, TaskId } from "@planloom/scheduler";
import { classNames } from "@planloom/ui";
import { Zap } from "lucide-react";
import { taskNames } from "./task-names.ts";

export interface TaskLinkProps {
  readonly plan: Plan;
  readonly id: TaskId;
  readonly isCritical: boolean;
  /** Something short at the end, such as its minutes. */
  readonly detail: string | null;
  readonly onTask: (id: TaskId) => void;
}

/** A task as a chip that leads to it on the canvas; critical ones carry a mark. */
export function TaskLink({ plan, id, isCritical, detail, onTask }: TaskLinkProps) {
  const name = taskNames(plan)(id);
  return (
    <button
      type="button"
      title={name}
      onClick={() => onTask(id)}
      className={classNames(
        "flex h-7 w-full min-w-0 items-center gap-1.5 rounded-md border px-2 text-left text-xs transition-colors",
        isCritical ? "border-accent/40 bg-accent-soft text-accent-ink hover:border-accent" : "border-line bg-surface hover:border-line-strong hover:bg-sunken dark:bg-raised",
      )}
    >
      {isCritical ? <Zap role="img" aria-label="Critical:" className="size-3 shrink-0" /> : null}
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {detail === null ? null : <span className="shrink-0 text-2xs text-muted tabular-nums">{detail}</span>}
    </button>
  );
}
