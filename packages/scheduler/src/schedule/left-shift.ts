import { networkOf } from "./network.ts";
import type { SchedulingProblem } from "./scheduling-problem.ts";
import { linearOrder } from "./search/linear-order.ts";
import { UsageProfile } from "./usage-profile.ts";

/**
 * Moves every activity as far to the front as the exact times allow, in the order of its start, by the serial scheme.
 * For schedules made on a grid of periods into which the durations had to be rounded up. The problem has no choices and
 * no setups. O(activities × what is in use beside them).
 */
export function leftShift(problem: SchedulingProblem, starts: Float64Array): Float64Array {
  const { durations, demands, releases, pins } = problem;
  const network = networkOf(problem);
  const { offsets, others, lags } = network.forward;
  const shifted = new Float64Array(starts.length);
  const ends = new Float64Array(starts.length);
  const profiles = problem.resources.map((resource) => new UsageProfile(resource));
  for (const activity of linearOrder(network, starts)) {
    const pin = pins?.[activity] ?? Number.NaN;
    let start = Math.max(releases?.[activity] ?? 0, Number.isNaN(pin) ? 0 : pin);
    for (let arc = offsets[activity] ?? 0, last = offsets[activity + 1] ?? 0; arc < last; arc += 1) start = Math.max(start, (ends[others[arc] ?? 0] ?? 0) + (lags[arc] ?? 0));
    const duration = durations[activity] ?? 0;
    const own = duration > 0 ? (demands[activity] ?? []) : [];
    for (let moved = true; moved; ) {
      const before = start;
      for (const { resource, units } of own) start = profiles[resource]?.firstRoom(start, duration, units) ?? start;
      moved = start > before;
    }
    shifted[activity] = start;
    ends[activity] = start + duration;
    for (const { resource, units } of own) profiles[resource]?.occupy(start, duration, units);
  }
  return shifted;
}
