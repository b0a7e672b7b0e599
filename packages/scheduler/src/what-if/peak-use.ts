import type { Rated } from "../schedule/rate-solution.ts";
import { TIME_TOLERANCE } from "../schedule/rate-solution.ts";
import type { SchedulingProblem } from "../schedule/scheduling-problem.ts";

/** The most units of a resource that a schedule takes at any one time. O(n log n). */
export function peakUse(problem: Pick<SchedulingProblem, "durations" | "demands">, resource: number, { starts, chosen }: Pick<Rated, "starts" | "chosen">): number {
  const changes: { readonly at: number; readonly units: number }[] = [];
  for (const [activity, start] of starts.entries()) {
    const end = start + (problem.durations[activity] ?? 0);
    const units = (problem.demands[activity] ?? []).reduce((sum, demand) => sum + (demand.resource === resource ? demand.units : 0), chosen[activity] === resource ? 1 : 0);
    if (units > 0 && end > start) changes.push({ at: start, units }, { at: end - TIME_TOLERANCE, units: -units });
  }
  let used = 0;
  let peak = 0;
  for (const { units } of changes.toSorted((a, b) => a.at - b.at || a.units - b.units)) {
    used += units;
    peak = Math.max(peak, used);
  }
  return peak;
}
