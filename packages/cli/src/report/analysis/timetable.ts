import { fallbackTasks, type Plan, type Schedule, type ScheduleBar } from "@planloom/scheduler";
import { fitted, nameText, type Paper, wrapped } from "../paper.ts";
import { sparkline } from "../bar.ts";
import { counted, countText, spanText } from "@planloom/formats";
import type { Section } from "./section.ts";

/** More rows than this are no picture any more. */
const MOST_ROWS = 24;

/** Fallbacks that are named. */
const MOST_FALLBACKS = 5;

/**
 * The schedule: a Gantt chart of all tasks where they fit, else how many work at every moment and a chart of the
 * critical path.
 */
export const timetable: Section = ({ analysis, plan }, paper) => {
  const { schedule, criticalPath } = analysis;
  if (schedule === null || schedule.makespanMinutes <= 0) return [];
  const { bold, dim } = paper.colors;
  const critical = new Set<string>(criticalPath);
  const titles = new Map<string, string>(plan.tasks.map(({ id, title }) => [id, nameText(title)]));
  const all = [...Map.groupBy(schedule.bars.filter(({ startMinutes, endMinutes }) => endMinutes > startMinutes), ({ task }) => task)];
  const isWhole = all.length <= MOST_ROWS;
  const shown = (isWhole ? all : all.filter(([task]) => critical.has(task))).slice(0, MOST_ROWS);
  const names = Math.min(34, Math.floor(paper.width / 3));
  const columns = paper.width - names - 4;
  const rows = shown.map(([task, bars]) => row({ title: titles.get(task) ?? task, bars, isCritical: critical.has(task) }, { names, columns, minutes: schedule.makespanMinutes, paper }));
  const profile = isWhole ? [] : load(schedule.bars, { names, columns, minutes: schedule.makespanMinutes });
  const end = spanText(schedule.makespanMinutes);
  const left = all.length - shown.length;
  return [
    `${bold("Schedule")} ${dim("█ critical path  ▒ other")}`,
    ...profile,
    ...rows,
    dim(`  ${"".padEnd(names)}  0${end.padStart(columns - 1)}`),
    ...checkIns(schedule, dim),
    ...fallbacks(plan, paper),
    ...(left > 0 ? [dim(`  ${countText(left)} more tasks are not shown; --svg draws them all`)] : []),
  ];
};

function checkIns({ checkIns: all }: Schedule, dim: (text: string) => string): string[] {
  const minutes = all.reduce((sum, { startMinutes, endMinutes }) => sum + endMinutes - startMinutes, 0);
  return minutes > 0 ? [dim(`  ${counted(all.length, "check-in")} by people in between, ${spanText(minutes)} of their time`)] : [];
}

/** What is not drawn because it runs only where something fails. */
function fallbacks(plan: Plan, { width, colors }: Paper): string[] {
  const ids = fallbackTasks(plan);
  const names = plan.tasks.filter(({ id }) => ids.has(id)).map(({ title }) => nameText(title));
  if (names.length === 0) return [];
  const more = names.length > MOST_FALLBACKS ? ` and ${countText(names.length - MOST_FALLBACKS)} more` : "";
  return wrapped(`Only if something fails: ${names.slice(0, MOST_FALLBACKS).join(", ")}${more}.`, { width, first: "  " }).map(colors.dim);
}

interface Chart {
  readonly names: number;
  readonly columns: number;
  /** From the left edge to the right. */
  readonly minutes: number;
}

interface Row {
  readonly title: string;
  readonly bars: readonly ScheduleBar[];
  readonly isCritical: boolean;
}

function row({ title, bars, isCritical }: Row, { names, columns, minutes, paper }: Chart & { readonly paper: Paper }): string {
  const cells = Array.from({ length: columns }, () => " ");
  for (const { startMinutes, endMinutes } of bars) {
    const from = Math.min(Math.floor((startMinutes / minutes) * columns), columns - 1);
    const to = Math.max(from + 1, Math.min(Math.round((endMinutes / minutes) * columns), columns));
    cells.fill(isCritical ? "█" : "▒", from, to);
  }
  const drawn = cells.join("").trimEnd();
  return `  ${fitted(title, names)}  ${isCritical ? paper.colors.red(drawn) : paper.colors.cyan(drawn)}`;
}

/** How many batches run in each column on average, as one line. */
function load(bars: readonly ScheduleBar[], { names, columns, minutes }: Chart): string[] {
  const busy = Array.from({ length: columns }, () => 0);
  const perColumn = minutes / columns;
  for (const { startMinutes, endMinutes } of bars) {
    const last = Math.min(columns - 1, Math.ceil(endMinutes / perColumn) - 1);
    for (let column = Math.floor(startMinutes / perColumn); column <= last; column += 1) {
      const inside = Math.min(endMinutes, (column + 1) * perColumn) - Math.max(startMinutes, column * perColumn);
      busy[column] = (busy[column] ?? 0) + Math.max(0, inside) / perColumn;
    }
  }
  const most = busy.reduce((largest, value) => Math.max(largest, value), 0);
  return [`  ${fitted(`at work, up to ${countText(Math.round(most))}`, names)}  ${sparkline(busy)}`];
}
