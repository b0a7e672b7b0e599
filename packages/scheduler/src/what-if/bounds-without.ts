import { chainBound } from "../schedule/bounds/chain-bound.ts";
import { quickLowerBound } from "../schedule/bounds/lower-bound.ts";
import { headsAndTails } from "../schedule/bounds/time-windows.ts";
import { workBounds } from "../schedule/bounds/work-bound.ts";
import { networkOf } from "../schedule/network.ts";
import { TIME_TOLERANCE } from "../schedule/rate-solution.ts";
import type { SchedulingProblem } from "../schedule/scheduling-problem.ts";
import { problemWithout, type Removal } from "./removal.ts";

/**
 * Makes the function that says what no schedule without one thing can go below, minutes. All that the removal cannot
 * touch is worked out once: the longest chain is as long without a resource or without a link that is not on it, and the
 * work of a resource does not become less without another. So a question takes constant time, but for the links of the
 * longest chains, which are worked out one by one.
 */
export function boundsWithout(problem: SchedulingProblem): (removal: Removal) => number {
  const times = headsAndTails(problem, networkOf(problem));
  const chain = chainBound(problem, times);
  const work = workBounds(problem, times);
  const most = dearest(work);
  const others = dearest(work.map((bound, resource) => (resource === most.resource ? 0 : bound)));
  // Without a link something may start earlier: what its heads and tails add to the work no longer holds.
  const bare = dearest(workBounds(problem, { heads: new Float64Array(times.heads.length), tails: new Float64Array(times.tails.length) }));
  return (removal) => {
    if (removal.kind === "hours") return Math.max(chain, most.bound);
    if (removal.kind === "limit") return Math.max(chain, removal.resource === most.resource ? others.bound : most.bound);
    const link = problem.links[removal.link];
    if (link === undefined || link.penalty < Number.POSITIVE_INFINITY) return Math.max(chain, most.bound);
    const through = (times.heads[link.from] ?? 0) + (problem.durations[link.from] ?? 0) + link.lag + (problem.durations[link.to] ?? 0) + (times.tails[link.to] ?? 0);
    return through >= chain - TIME_TOLERANCE ? quickLowerBound(problemWithout(problem, removal)) : Math.max(chain, bare.bound);
  };
}

function dearest(bounds: Float64Array): { readonly resource: number; readonly bound: number } {
  const bound = bounds.reduce((most, own) => Math.max(most, own), 0);
  return { resource: bounds.indexOf(bound), bound };
}
