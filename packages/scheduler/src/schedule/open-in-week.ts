import { hoursFault } from "../plan/hours-fault.ts";
import type { WorkingHours } from "../plan/plan.ts";
import type { TimeWindow } from "./scheduling-problem.ts";

const DAY = 24 * 60;

/**
 * The open times of a week, sorted and joined where they touch or overlap: minutes from Monday 00:00. None where the
 * hours are empty or not right.
 */
export function openInWeek(hours: readonly WorkingHours[]): TimeWindow[] {
  if (hoursFault(hours) !== null) return [];
  const periods = hours.flatMap(({ days, from, to }) => days.map((day) => ({ from: (day - 1) * DAY + minuteOfDay(from), to: (day - 1) * DAY + minuteOfDay(to) })));
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of periods.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

function minuteOfDay(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return 60 * hour + minute;
}
