import { type Analysis, fallbackTasks, type Plan, type TaskId, type TaskTiming } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";

export interface SlackRow {
  readonly id: TaskId;
  readonly timing: TaskTiming;
}

/** The tasks that have a timing and are expected to run, the critical ones first in the order of the path, then by how little slack they have. */
export function slackRows(plan: Plan, { timings, criticalPath }: Analysis): readonly SlackRow[] {
  const fallbacks = fallbackTasks(plan);
  const place = new Map(criticalPath.map((id, index) => [id, index]));
  const rank = (id: TaskId) => place.get(id) ?? criticalPath.length;
  return plan.tasks
    .flatMap(({ id }): SlackRow[] => {
      const timing = timings.get(id);
      return timing === undefined || fallbacks.has(id) ? [] : [{ id, timing }];
    })
    .toSorted((one, other) => rank(one.id) - rank(other.id) || one.timing.totalSlack - other.timing.totalSlack || one.timing.earliestStart - other.timing.earliestStart);
}

/** How much later a task may start: `none` where the finish would move with it. */
export function slackWords({ critical, totalSlack }: TaskTiming): string {
  return critical ? "none" : minutesWords(totalSlack);
}

/** A moment of the plan, counted from its start: `at the start`, `after 20 min`. */
export function momentWords(minutes: number): string {
  return minutes <= 0 ? "at the start" : `after ${minutesWords(minutes)}`;
}
