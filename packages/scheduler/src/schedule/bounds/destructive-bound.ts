import { networkInPeriods } from "../network-in-periods.ts";
import type { SchedulingProblem } from "../scheduling-problem.ts";
import type { TimeGrid } from "../search/time-grid.ts";
import { periodsOf } from "../search/time-grid.ts";
import { HorizonRefuter } from "./refute-horizon.ts";
import { headsAndTails } from "./time-windows.ts";

/** Intervals times activities times resources: beyond this a refutation takes longer than thousands of passes. */
const ACTIVITIES_LIMIT = 200;
/** Steps for one horizon and for all of them: some 5 and 10 ms. */
const STEPS = { horizon: 1_000_000, all: 2_000_000 } as const;

/**
 * The least horizon from `lower` on that cannot be refuted, by bisection: no schedule ends before it. `upper` is the
 * makespan of a schedule. Minutes. Nothing is tried for large problems or for times that were rounded.
 */
export function destructiveBound(problem: SchedulingProblem, grid: TimeGrid, { lower, upper }: { lower: number; upper: number }): number {
  const count = problem.durations.length;
  if (count > ACTIVITIES_LIMIT || !grid.exact) return lower;
  const network = networkInPeriods(problem, grid);
  const times = headsAndTails({ durations: Float64Array.from(grid.durations), ...clockInPeriods(problem, grid) }, network);
  const refuter = new HorizonRefuter({ ...problem, durations: grid.durations, network, heads: Int32Array.from(times.heads), tails: Int32Array.from(times.tails) });
  let least = periodsOf(lower, grid.period);
  let open = periodsOf(upper, grid.period);
  // The schedule at hand is often the best: then this one question settles it.
  if (least < open && refuter.refutes(open - 1, STEPS.horizon)) return open * grid.period;
  open -= 1;
  while (least < open && refuter.steps < STEPS.all) {
    const middle = Math.floor((least + open) / 2);
    if (refuter.refutes(middle, STEPS.horizon)) least = middle + 1;
    else open = middle;
  }
  return Math.max(lower, least * grid.period);
}

function clockInPeriods({ releases, pins }: SchedulingProblem, { period }: TimeGrid): Pick<SchedulingProblem, "releases" | "pins"> {
  const inPeriods = (times: Float64Array): Float64Array => times.map((time) => (Number.isNaN(time) ? time : periodsOf(time, period)));
  return { ...(releases === undefined ? {} : { releases: inPeriods(releases) }), ...(pins === undefined ? {} : { pins: inPeriods(pins) }) };
}
