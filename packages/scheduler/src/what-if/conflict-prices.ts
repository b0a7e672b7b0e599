import type { Analysis } from "../advice/analysis.ts";
import type { PlanEdit } from "../plan/edit.ts";
import type { Plan } from "../plan/plan.ts";
import { lowerBound, quickLowerBound } from "../schedule/bounds/lower-bound.ts";
import { planProblem } from "../schedule/plan-problem.ts";
import { schedulableFacts } from "../schedule/schedulable-facts.ts";
import type { Solution } from "../schedule/scheduling-problem.ts";
import { scheduleBudget } from "../schedule/search/budget.ts";
import { solve } from "../schedule/solve.ts";
import type { Candidate, Cause } from "./find-causes.ts";
import { findCauses } from "./find-causes.ts";
import { whatIfBudget } from "./what-if-budget.ts";

/** What one cause costs: by how much the finish falls without it. */
export interface ConflictPrice {
  readonly cause: Cause;
  /** Minutes by which a schedule without the cause was found to end earlier. */
  readonly minutes: number;
  /** Minutes it cannot cost more than: the finish, less the bound without the cause. */
  readonly atMostMinutes: number;
  /** A schedule without it was searched, or the bound leaves nothing to be found. */
  readonly isSettled: boolean;
  /** The change that removes it or a part of it, as a sentence. */
  readonly advice: string;
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

/**
 * The price of each shared file, resource, agent, limit and dependency: minutes of the finish that are gained by
 * solving without it. Quick bounds come first, for all; then each gets a sharper one and is solved, the one that may gain most first, from the
 * schedule at hand, which stays feasible without the cause. Hands out the ranking after every step, so whoever has seen
 * enough stops asking. Prices do not add up: two causes may hold up the same minutes.
 */
export function* conflictPrices(plan: Plan, analysis: Analysis): Generator<ConflictPrices, void> {
  const seen = planProblem(plan, schedulableFacts(analysis));
  if (seen.work.length === 0) return;
  const budget = scheduleBudget(whatIfBudget(seen.problem));
  // Twice the effort for what all are compared with: a poor start would show as the price of everything.
  const base = solve(seen.problem, { budget: scheduleBudget(2 * whatIfBudget(seen.problem)) });
  const open: Open[] = findCauses(plan, seen).map((candidate) => ({ candidate, atMost: Math.max(0, base.cost - quickLowerBound(candidate.without)), found: null }));
  open.sort((a, b) => b.atMost - a.atMost);
  yield ranked(base, open);
  for (const each of open) {
    if (each.atMost <= LEAST_PRICE) return;
    each.atMost = Math.max(0, base.cost - lowerBound(each.candidate.without));
    if (each.atMost <= LEAST_PRICE) continue;
    const { cost } = solve(each.candidate.without, { budget, previous: base.starts });
    each.found = Math.max(0, base.cost - cost);
    yield ranked(base, open);
  }
}

interface Open {
  readonly candidate: Candidate;
  atMost: number;
  found: number | null;
}

function ranked({ makespan }: Solution, open: readonly Open[]): ConflictPrices {
  const prices = open.map(({ candidate: { cause, advice, edits }, atMost, found }): ConflictPrice => ({
    cause,
    minutes: found ?? 0,
    atMostMinutes: atMost,
    isSettled: found !== null || atMost <= LEAST_PRICE,
    advice,
    edits,
  }));
  return { finishMinutes: makespan, prices: prices.toSorted((a, b) => b.minutes - a.minutes || Number(a.isSettled) - Number(b.isSettled) || b.atMostMinutes - a.atMostMinutes) };
}
