import { type AgentId, type Analysis, fallbackTasks, type Plan, type Schedule, type ScheduleBar } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";
import { momentWords } from "../slack-rows.ts";
import { taskNames } from "../task-names.ts";

export interface GanttBar extends ScheduleBar {
  /** The task, with the number of the batch where it has several: `Write the API 2/3`. */
  readonly title: string;
  /** Who does what when, in one sentence. */
  readonly words: string;
  /** Takes no time: it only says that everything before it is done, or where something would run if that failed. */
  readonly isMoment: boolean;
  readonly critical: boolean;
}

/** One place of one agent, and what it does. */
export interface GanttRow {
  readonly key: string;
  readonly label: string;
  /** Sorted by start. */
  readonly bars: readonly GanttBar[];
}

/** The bars of a schedule by agent, in the order of the plan, and by lane; places that do nothing are left out. */
export function ganttRows(plan: Plan, schedule: Schedule, { batches, timings }: Pick<Analysis, "batches" | "timings">): readonly GanttRow[] {
  const nameOf = taskNames(plan);
  const syncPoints = new Set(plan.tasks.flatMap(({ id, kind }) => (kind === "sync" ? [id] : [])));
  const fallbacks = fallbackTasks(plan);
  const nobodys = new Set(schedule.bars.flatMap(({ agent, task }) => (agent !== null ? [] : [syncPoints.has(task) ? "Sync points" : fallbacks.has(task) ? "If something fails" : "Nobody yet"])));
  const unassigned = nobodys.has("Nobody yet") ? "Nobody yet" : nobodys.size > 1 ? "Sync points, fallbacks" : ([...nobodys][0] ?? "");
  // By id, because a plan that is being typed may name one twice.
  const agents = new Map<AgentId | null, string>([...plan.agents.map(({ id, name }) => [id, name || id] as const), [null, unassigned]]);
  return [...agents].flatMap(([agent, name]) => {
    const lanes = Map.groupBy(schedule.bars.filter((bar) => bar.agent === agent), ({ lane }) => lane);
    return [...lanes].toSorted(([one], [other]) => one - other).map(([lane, bars]): GanttRow => {
      const label = lanes.size === 1 ? name : `${name} ${lane + 1}`;
      return { key: `${agent ?? ""} ${lane}`, label, bars: bars.map((bar) => ganttBar(bar, label)) };
    });
  });

  function ganttBar(bar: ScheduleBar, who: string): GanttBar {
    const batch = batches.get(bar.task)?.find(({ id }) => id === bar.batch);
    const title = batch === undefined || batch.count === 1 ? nameOf(bar.task) : `${nameOf(bar.task)} ${batch.index}/${batch.count}`;
    const critical = timings.get(bar.task)?.critical ?? false;
    const isFallback = fallbacks.has(bar.task);
    const isMoment = isFallback || syncPoints.has(bar.task);
    const what = isFallback ? "only if something fails" : isMoment ? "sync point" : `${minutesWords(bar.endMinutes - bar.startMinutes)} by ${who}`;
    return { ...bar, title, words: `${title}: ${what}, ${momentWords(bar.startMinutes)}${critical ? ", critical" : ""}`, isMoment, critical };
  }
}
