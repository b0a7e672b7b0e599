import type { Analysis } from "../advice/analysis.ts";
import type { PlanEdit } from "../plan/edit.ts";
import type { Plan } from "../plan/plan.ts";
import { lowerBound } from "../schedule/bounds/lower-bound.ts";
import { planProblem } from "../schedule/plan-problem.ts";
import { schedulableFacts } from "../schedule/schedulable-facts.ts";
import type { Rated } from "../schedule/rate-solution.ts";
import { scheduleBudget } from "../schedule/search/budget.ts";
import type { SchedulingProblem } from "../schedule/scheduling-problem.ts";
import { solve } from "../schedule/solve.ts";
import type { SolveOptions } from "../schedule/solve-options.ts";
import { startsIn } from "../schedule/starts-in.ts";
import { boundsWithout } from "./bounds-without.ts";
import type { Candidate, Cause } from "./find-causes.ts";
import { findCauses } from "./find-causes.ts";
import { isKept, problemWithOneMore, problemWithout, type Removal } from "./removal.ts";
import { whatIfBudget } from "./what-if-budget.ts";

/** What one cause costs: by how much the finish falls without it. */
export interface ConflictPrice {
  readonly cause: Cause;
  /** Minutes by which a schedule without the cause was found to end earlier. */
  readonly minutes: number;
  /** Minutes it cannot cost more than: the finish, less the bound without the cause. */
  readonly atMostMinutes: number;
  /** A schedule without it was searched, or the bound leaves nothing worth finding. */
  readonly isSettled: boolean;
  /** The change that removes it or a part of it, as a sentence. */
  readonly advice: string;
  /** Minutes that the change by itself was found to gain: one place more where there could be ten. `null` where it is not an edit, or not solved. */
  readonly changeMinutes: number | null;
  /** The edits that make that change; empty where a person has to decide how. */
  readonly edits: readonly PlanEdit[];
}

export interface ConflictPrices {
  /** The finish of the plan as it is, which the prices are taken from. */
  readonly finishMinutes: number;
  /** The dearest first, by what was found and then by what is still possible. */
  readonly prices: readonly ConflictPrice[];
}

/** Prices below this are noise. */
const LEAST_PRICE = 1e-6;
/** What cannot gain this share of the finish is not worth a search: in large plans most causes are of that kind. */
const LEAST_SHARE = 0.001;

/** Solving everything once more against a better schedule of the plan itself seldom pays off more often. */
const MOST_ROUNDS = 3;

/**
 * The price of each shared file, resource, agent, limit and dependency: minutes of the finish that are gained by
 * solving without it. Quick bounds come first, for all; then each gets a sharper one and is solved, the one that may
 * gain most first, from the best schedule known, which stays feasible without the cause. A schedule found that way that
 * keeps to the cause all the same is a better one of the plan itself: all are compared with it from then on, and solved
 * again, so that the luck of a search is nobody's price. Hands out the ranking after every step, so whoever has seen
 * enough stops asking. Prices do not add up: two causes may hold up the same minutes.
 */
export function* conflictPrices(plan: Plan, analysis: Analysis): Generator<ConflictPrices, void> {
  const seen = planProblem(plan, schedulableFacts(analysis));
  if (seen.work.length === 0) return;
  const budget = scheduleBudget(whatIfBudget(seen.problem));
  const known = analysis.schedule === null ? {} : { previous: startsIn(analysis.schedule, seen) };
  let base: Rated = solve(seen.problem, { budget, ...known });
  const boundOf = boundsWithout(seen.problem);
  const open = findCauses(plan, seen).map((candidate): Open => ({ candidate, bound: boundOf(candidate.removal), found: null, changed: null, against: Number.POSITIVE_INFINITY }));
  open.sort((a, b) => a.bound - b.bound);
  yield ranked(base, open);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    for (const each of open) {
      if (!mayGain(base, each) || each.against <= base.cost) continue;
      const { removal } = each.candidate;
      const without = problemWithout(seen.problem, removal);
      if (round === 0) each.bound = Math.max(each.bound, lowerBound(without));
      if (!mayGain(base, each)) continue;
      each.against = base.cost;
      const solution = solve(without, { budget, previous: base.starts });
      each.found = Math.min(each.found ?? Number.POSITIVE_INFINITY, solution.cost);
      if (solution.cost < base.cost - LEAST_PRICE && isKept(seen.problem, removal, solution)) base = solution;
      else if (each.candidate.edits.length > 0 && mayGain(base, { bound: each.found })) each.changed = costOfChange(seen.problem, removal, { budget, previous: base.starts }) ?? each.found;
      yield ranked(base, open);
    }
  }
  yield ranked(base, open);
}

interface Open {
  readonly candidate: Candidate;
  /** No schedule without the cause costs less. */
  bound: number;
  /** The least that a schedule without it was found to cost; `null` as long as none was sought. */
  found: number | null;
  /** The least that a schedule after the change was found to cost; `null` where none was sought. */
  changed: number | null;
  /** What the plan itself cost when it was sought. */
  against: number;
}

/** `null` where the change takes all of the cause away. */
function costOfChange(problem: SchedulingProblem, removal: Removal, options: SolveOptions): number | null {
  const changed = problemWithOneMore(problem, removal);
  return changed === null ? null : solve(changed, options).cost;
}

function mayGain({ cost }: Rated, { bound }: Pick<Open, "bound">): boolean {
  return cost - bound > Math.max(LEAST_PRICE, LEAST_SHARE * cost);
}

function ranked(base: Rated, open: readonly Open[]): ConflictPrices {
  const prices = open.map((each): ConflictPrice => {
    const { candidate, bound, found, changed } = each;
    const { cause, advice, edits } = candidate;
    const minutes = found === null ? 0 : Math.max(0, base.cost - found);
    return {
      cause,
      minutes,
      atMostMinutes: Math.max(0, base.cost - bound),
      isSettled: found !== null || !mayGain(base, each),
      advice,
      changeMinutes: changed === null ? null : Math.max(0, Math.min(minutes, base.cost - changed)),
      edits,
    };
  });
  return { finishMinutes: base.makespan, prices: prices.toSorted((a, b) => b.minutes - a.minutes || Number(a.isSettled) - Number(b.isSettled) || b.atMostMinutes - a.atMostMinutes) };
}
