import type { Rated } from "../schedule/rate-solution.ts";
import { TIME_TOLERANCE } from "../schedule/rate-solution.ts";
import type { SchedulingProblem } from "../schedule/scheduling-problem.ts";
import { peakUse } from "./peak-use.ts";

/**
 * Whether a schedule that was made without regard to a resource never takes more of it than there is, and only while it
 * is open. Of a resource that needs setups it is never sure. O(n log n).
 */
export function fitsResource(problem: SchedulingProblem, resource: number, schedule: Pick<Rated, "starts" | "chosen">): boolean {
  const limits = problem.resources[resource];
  if (limits === undefined || limits.setup > 0 || peakUse(problem, resource, schedule) > limits.capacity) return false;
  return limits.closed.length === 0 || [...schedule.starts.entries()].every(([activity, start]) => !uses(problem, { activity, resource }, schedule) || isOpen(limits.closed, start, start + (problem.durations[activity] ?? 0)));
}

function uses({ demands, durations }: SchedulingProblem, { activity, resource }: { readonly activity: number; readonly resource: number }, { chosen }: Pick<Rated, "chosen">): boolean {
  return (durations[activity] ?? 0) > 0 && (chosen[activity] === resource || (demands[activity] ?? []).some((demand) => demand.resource === resource));
}

function isOpen(closed: SchedulingProblem["resources"][number]["closed"], start: number, end: number): boolean {
  return closed.every(({ from, to }) => from >= end - TIME_TOLERANCE || to <= start + TIME_TOLERANCE);
}
