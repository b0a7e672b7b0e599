import type { Analysis, Plan, PlannedBatch, Problem, Task, TaskId } from "@planloom/scheduler";
import { Badge, EmptyState, minutesWords, MoreButton, useFirst } from "@planloom/ui";
import { Scissors, TriangleAlert } from "lucide-react";
import { counted } from "./headlines.ts";
import { sizeProblems } from "./problem-words.ts";
import { TaskLink } from "./task-link.tsx";

export interface BatchesTabProps {
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly onTask: (id: TaskId) => void;
}

/** How each task is cut: its batches with their minutes and the items they cover, and which are too small or too large. */
export function BatchesTab({ plan, analysis: { batches, problems, timings }, onTask }: BatchesTabProps) {
  const tasks = plan.tasks.filter(({ kind }) => kind === "task");
  const { first, left, showMore } = useFirst(tasks);
  if (tasks.length === 0) {
    return (
      <EmptyState icon={<Scissors />} title="No batches yet">
        Long tasks are cut into batches that each end in a check-in.
      </EmptyState>
    );
  }
  const sizes = sizeProblems(problems);
  const longest = Math.max(1, ...tasks.map(({ id }) => minutesOf(batches.get(id) ?? [])));
  return (
    <>
      <ul aria-label="Batches by task" className="divide-y divide-line">
        {first.map((task) => (
          <li key={task.id} className="flex flex-col gap-1.5 px-4 py-2 sm:flex-row sm:gap-4">
            <TaskHead plan={plan} task={task} batches={batches.get(task.id) ?? []} isCritical={timings.get(task.id)?.critical ?? false} onTask={onTask} />
            <div className="min-w-0 flex-1">
              <BatchBars batches={batches.get(task.id) ?? []} longestMinutes={longest} />
              {sizes.get(task.id)?.map((problem) => <SizeMark key={problem.code} problem={problem} />)}
            </div>
          </li>
        ))}
      </ul>
      <MoreButton left={left} showMore={showMore} />
    </>
  );
}

interface TaskHeadProps {
  readonly plan: Plan;
  readonly task: Task;
  readonly batches: readonly PlannedBatch[];
  readonly isCritical: boolean;
  readonly onTask: (id: TaskId) => void;
}

function TaskHead({ plan, task, batches, isCritical, onTask }: TaskHeadProps) {
  return (
    <div className="shrink-0 sm:w-60">
      <TaskLink plan={plan} id={task.id} isCritical={isCritical} detail={null} onTask={onTask} />
      <p className="mt-0.5 px-2 text-2xs text-faint tabular-nums">
        {minutesWords(minutesOf(batches))} in {batches.length === 1 ? "1 batch" : `${batches.length} batches`}
      </p>
    </div>
  );
}

/** Bars as long as their minutes, on the same scale for all tasks. */
function BatchBars({ batches, longestMinutes }: { readonly batches: readonly PlannedBatch[]; readonly longestMinutes: number }) {
  return (
    <ol className="flex gap-0.5" style={{ width: `${(minutesOf(batches) / longestMinutes) * 100}%` }}>
      {batches.map(({ id, index, minutes, items }) => (
        <li
          key={id}
          style={{ flexGrow: minutes, flexBasis: 0 }}
          title={[`Batch ${index}, ${minutesWords(minutes)}`, ...items.map((item) => `• ${item}`)].join("\n")}
          className="h-7 min-w-1 overflow-hidden rounded-sm bg-accent-soft px-1.5 text-2xs leading-7 whitespace-nowrap text-accent-ink tabular-nums"
        >
          {minutesWords(minutes)}
          {items.length === 0 ? null : <span className="ml-1.5 text-muted">{counted(items.length, "item")}</span>}
          <span className="sr-only">{items.length === 0 ? "" : `: ${items.join(", ")}`}</span>
        </li>
      ))}
    </ol>
  );
}

function SizeMark({ problem: { code, message } }: { readonly problem: Problem }) {
  return (
    <p className="mt-1 flex items-start gap-2 text-xs text-muted">
      <Badge tone="warning" icon={<TriangleAlert aria-hidden />}>
        {code === "batch-too-small" ? "Too small" : "Too large"}
      </Badge>
      <span className="min-w-0 leading-5">{message}</span>
    </p>
  );
}

const minutesOf = (batches: readonly PlannedBatch[]): number => batches.reduce((sum, { minutes }) => sum + minutes, 0);
