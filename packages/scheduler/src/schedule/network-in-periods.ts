import type { Network } from "./network.ts";
import { networkOf } from "./network.ts";
import type { SchedulingProblem } from "./scheduling-problem.ts";
import type { TimeGrid } from "./search/time-grid.ts";
import { periodsOf } from "./search/time-grid.ts";

/** The network of a problem with all times in whole periods, rounded up. */
export function networkInPeriods({ links }: SchedulingProblem, { durations, period }: TimeGrid): Network {
  return networkOf({ durations: Float64Array.from(durations), links: links.map((link) => ({ ...link, lag: periodsOf(link.lag, period) })) });
}
