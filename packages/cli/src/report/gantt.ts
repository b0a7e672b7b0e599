import type { Plan, Schedule } from "@planloom/scheduler";
import { minutesText } from "./duration.ts";

const WIDTH = 56;
const NAME_WIDTH = 26;

/** A schedule as lines of a Gantt chart, one per task: `█` on the critical path, `▒` elsewhere. */
export function gantt(plan: Plan, schedule: Schedule, critical: ReadonlySet<string>): string[] {
  const scale = WIDTH / Math.max(schedule.makespanMinutes, 1);
  const titles = new Map<string, string>(plan.tasks.map(({ id, title }) => [id, title]));
  const byTask = Map.groupBy(schedule.bars, ({ task }) => task);
  const lines = [...byTask].map(([task, bars]) => {
    const row = Array.from({ length: WIDTH }, () => " ");
    for (const { startMinutes, endMinutes } of bars) {
      const from = Math.min(Math.floor(startMinutes * scale), WIDTH - 1);
      const to = Math.max(from + 1, Math.min(Math.round(endMinutes * scale), WIDTH));
      row.fill(critical.has(task) ? "█" : "▒", from, to);
    }
    return `  ${cut(titles.get(task) ?? task)} ${row.join("").trimEnd()}`;
  });
  const end = minutesText(schedule.makespanMinutes);
  return [...lines, `  ${"".padEnd(NAME_WIDTH)} 0${end.padStart(WIDTH - 1)}`];
}

function cut(text: string): string {
  return text.length > NAME_WIDTH ? `${text.slice(0, NAME_WIDTH - 1)}…` : text.padEnd(NAME_WIDTH);
}
