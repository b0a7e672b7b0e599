import type { Network } from "../network.ts";
import { networkOf } from "../network.ts";
import type { SchedulingProblem } from "../scheduling-problem.ts";
import { chainBound } from "./chain-bound.ts";
import { crowdBound } from "./crowd-bound.ts";
import { findCrowds } from "./find-crowds.ts";
import { headsAndTails } from "./time-windows.ts";
import { workBound } from "./work-bound.ts";

/** Above this many activities a crowd bound takes longer than a list schedule. */
const CROWDS_LIMIT = 5_000;

/**
 * Minutes that no schedule can go below, at once: the longest chain, the work of a resource, or a crowd that has to
 * pass a few places; whichever is more. Links that may be ignored are.
 */
export function lowerBound(problem: SchedulingProblem, network: Network = networkOf(problem)): number {
  const times = headsAndTails(problem, network);
  const bound = Math.max(chainBound(problem, times), workBound(problem, times));
  if (problem.durations.length > CROWDS_LIMIT) return bound;
  return findCrowds(problem, times).reduce((best, crowd) => crowdBound(crowd, best), bound);
}

/** The longest chain or the work of a resource, for when there are many questions. Linear. */
export function quickLowerBound(problem: SchedulingProblem): number {
  const times = headsAndTails(problem, networkOf(problem));
  return Math.max(chainBound(problem, times), workBound(problem, times));
}
