import { networkOf } from "./network.ts";
import type { SchedulingProblem } from "./scheduling-problem.ts";
import { linearOrder } from "./search/linear-order.ts";

/**
 * Moves every activity as far to the front as the exact times allow, in the order of its start, by the serial scheme.
 * For schedules made on a grid of periods into which the durations had to be rounded up. The problem has no choices and
 * no setups. O(activities²).
 */
export function leftShift(problem: SchedulingProblem, starts: Float64Array): Float64Array {
  const { durations, demands } = problem;
  const network = networkOf(problem);
  const shifted = new Float64Array(starts.length);
  const ends = new Float64Array(starts.length);
  const usage = problem.resources.map(({ capacity, closed }): Usage[] => closed.map(({ from, to }) => ({ from, to, units: capacity })));
  for (const activity of linearOrder(network, starts)) {
    const pin = problem.pins?.[activity] ?? Number.NaN;
    let earliest = Math.max(problem.releases?.[activity] ?? 0, Number.isNaN(pin) ? 0 : pin);
    const { offsets, others, lags } = network.forward;
    for (let arc = offsets[activity] ?? 0, last = offsets[activity + 1] ?? 0; arc < last; arc += 1) earliest = Math.max(earliest, (ends[others[arc] ?? 0] ?? 0) + (lags[arc] ?? 0));
    const duration = durations[activity] ?? 0;
    const own = duration > 0 ? (demands[activity] ?? []) : [];
    const candidates = [earliest, ...own.flatMap(({ resource }) => (usage[resource] ?? []).map(({ to }) => to).filter((to) => to > earliest))].toSorted((a, b) => a - b);
    const start = candidates.find((time) => own.every(({ resource, units }) => peakUse(usage[resource] ?? [], time, time + duration) + units <= (problem.resources[resource]?.capacity ?? 0))) ?? earliest;
    shifted[activity] = start;
    ends[activity] = start + duration;
    for (const { resource, units } of own) usage[resource]?.push({ from: start, to: start + duration, units });
  }
  return shifted;
}

interface Usage {
  readonly from: number;
  readonly to: number;
  readonly units: number;
}

/** The most units in use at one time of the window. It can only peak at its beginning or where a use begins. */
function peakUse(usage: readonly Usage[], from: number, to: number): number {
  const inside = usage.filter((use) => use.from < to - TOLERANCE && use.to > from + TOLERANCE);
  let peak = 0;
  for (const { from: begin } of [{ from, to: from, units: 0 }, ...inside]) {
    const time = Math.max(begin, from);
    peak = Math.max(peak, inside.reduce((sum, use) => (use.from <= time + TOLERANCE && use.to > time + TOLERANCE ? sum + use.units : sum), 0));
  }
  return peak;
}

/** Minutes below which two times are the same. */
const TOLERANCE = 1e-9;
