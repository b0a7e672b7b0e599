import type { Rated } from "../schedule/rate-solution.ts";
import { TIME_TOLERANCE } from "../schedule/rate-solution.ts";
import type { SchedulingProblem } from "../schedule/scheduling-problem.ts";

/**
 * Whether a schedule that was made without regard to a resource never takes more of it than there is, and only while it
 * is open. Of a resource that needs setups it is never sure. O(n log n).
 */
export function fitsResource(problem: SchedulingProblem, resource: number, { starts, chosen }: Pick<Rated, "starts" | "chosen">): boolean {
  const limits = problem.resources[resource];
  if (limits === undefined || limits.setup > 0) return false;
  const changes: { readonly at: number; readonly units: number }[] = [];
  for (const [activity, start] of starts.entries()) {
    const end = start + (problem.durations[activity] ?? 0);
    const units = (problem.demands[activity] ?? []).reduce((sum, demand) => sum + (demand.resource === resource ? demand.units : 0), chosen[activity] === resource ? 1 : 0);
    if (units === 0 || end <= start) continue;
    if (limits.closed.some(({ from, to }) => from < end - TIME_TOLERANCE && to > start + TIME_TOLERANCE)) return false;
    changes.push({ at: start, units }, { at: end - TIME_TOLERANCE, units: -units });
  }
  let used = 0;
  for (const { units } of changes.toSorted((a, b) => a.at - b.at || a.units - b.units)) {
    used += units;
    if (used > limits.capacity) return false;
  }
  return true;
}
