import { networkOf } from "./network.ts";
import type { Demand, SchedulingProblem } from "./scheduling-problem.ts";
import { linearOrder } from "./search/linear-order.ts";

/**
 * Moves every activity as far to the front as the exact times allow, in the order of its start, by the serial scheme.
 * For schedules made on a grid of periods into which the durations had to be rounded up. The problem has no choices and
 * no setups. Around O(activities²).
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
    let start = earliest;
    for (let blocked = blocker(problem, usage, { own, start, duration }); blocked !== null; blocked = blocker(problem, usage, { own, start, duration })) start = blocked;
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

interface Place {
  readonly own: readonly Demand[];
  readonly start: number;
  readonly duration: number;
}

/** `null` where there is room; else the next time at which the resource that is short gets something back. */
function blocker({ resources }: SchedulingProblem, usage: readonly (readonly Usage[])[], { own, start, duration }: Place): number | null {
  for (const { resource, units } of own) {
    const inside = (usage[resource] ?? []).filter((use) => use.from < start + duration - TOLERANCE && use.to > start + TOLERANCE);
    if (peakUse(inside, start) + units <= (resources[resource]?.capacity ?? 0)) continue;
    return inside.reduce((next, { to }) => Math.min(next, to), Number.POSITIVE_INFINITY);
  }
  return null;
}

/** The most units in use at one time from `start` on. It can only peak there or where a use begins. */
function peakUse(inside: readonly Usage[], start: number): number {
  let peak = 0;
  for (const time of [start, ...inside.map(({ from }) => from)]) {
    peak = Math.max(peak, inside.reduce((sum, use) => (time >= start && use.from <= time + TOLERANCE && use.to > time + TOLERANCE ? sum + use.units : sum), 0));
  }
  return peak;
}

/** Minutes below which two times are the same. */
const TOLERANCE = 1e-9;
