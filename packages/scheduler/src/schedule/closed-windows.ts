import type { WorkingHours } from "../plan/plan.ts";
import { openInWeek } from "./open-in-week.ts";
import type { TimeWindow } from "./scheduling-problem.ts";

const WEEK = 7 * 24 * 60;
/** What reaches further is planned as if the agent were there all the time from then on. */
const WEEKS_LIMIT = 260;

/**
 * When somebody with these hours does not work, for as long as it takes to get `workMinutes` done in them: minutes from
 * the start, which lies at `weekMinute` (0: Monday 00:00 on the clock of the agent). None where the hours are empty or
 * not right.
 */
export function closedWindows(hours: readonly WorkingHours[], weekMinute: number, workMinutes: number): TimeWindow[] {
  const open = openInWeek(hours);
  const openMinutes = open.reduce((sum, { from, to }) => sum + to - from, 0);
  if (openMinutes === 0 || openMinutes === WEEK) return [];
  const weeks = Math.min(WEEKS_LIMIT, Math.ceil(workMinutes / openMinutes) + 2);
  const closed: TimeWindow[] = [];
  let shut = 0;
  for (let week = 0; week < weeks; week += 1) {
    for (const { from, to } of open) {
      const opens = week * WEEK + from - weekMinute;
      const closes = week * WEEK + to - weekMinute;
      if (closes <= 0) continue;
      if (opens > shut) closed.push({ from: shut, to: opens });
      shut = closes;
    }
  }
  return closed;
}
