import { improveHard } from "./improve-hard.ts";
import { lowerBound } from "./bounds/lower-bound.ts";
import { isProven, rateSolution, TIME_TOLERANCE } from "./rate-solution.ts";
import type { Link, SchedulingProblem, Solution } from "./scheduling-problem.ts";
import type { Budget } from "./search/budget.ts";
import type { SolveOptions } from "./solve-options.ts";

/** The share of the budget for the schedule that keeps every link; the rest tries which of them to ignore. */
const FIRST_SHARE = 0.4;

/**
 * `improveSchedule` for a problem with links that may be ignored for a penalty: first a schedule that keeps all of them,
 * then, cheapest penalty first, without each one that holds something up, as long as that costs less in all.
 */
export function* relaxSoftLinks(problem: SchedulingProblem, options: SolveOptions): Generator<Solution, void> {
  const relaxation = new Relaxation(problem, options);
  yield* relaxation.attempt(relaxation.kept, FIRST_SHARE);
  for (const link of relaxation.kept.filter(isSoft).toSorted((a, b) => a.penalty - b.penalty)) {
    if (relaxation.isOver) return;
    if (!relaxation.isTight(link)) continue;
    const cost = relaxation.cost;
    const without = relaxation.kept.filter((other) => other !== link);
    yield* relaxation.attempt(without, (1 - relaxation.share) / 2);
    if (relaxation.cost < cost - TIME_TOLERANCE) relaxation.kept = without;
  }
}

class Relaxation {
  kept: readonly Link[];
  readonly #problem: SchedulingProblem;
  readonly #options: SolveOptions;
  readonly #lowerBound: number;
  #best: Solution | null = null;
  #spent = 0;

  constructor(problem: SchedulingProblem, options: SolveOptions) {
    this.#problem = problem;
    this.#options = options;
    this.#lowerBound = options.lowerBound ?? lowerBound(problem);
    this.kept = withoutCycles(problem);
  }

  get share(): number {
    return this.#options.budget.share(this.#spent);
  }

  get cost(): number {
    return this.#best?.cost ?? Number.POSITIVE_INFINITY;
  }

  get isOver(): boolean {
    return this.share >= 1 || (this.#best?.optimal ?? false);
  }

  /** Searches with these links kept, for this share of the whole budget. */
  *attempt(links: readonly Link[], share: number): Generator<Solution, void> {
    const before = this.#spent;
    const hard = { ...this.#problem, links: links.map((link) => ({ ...link, penalty: Number.POSITIVE_INFINITY })) };
    const previous = this.#best?.starts ?? this.#options.previous;
    const budget = partOf(this.#options.budget, before, share);
    for (const solution of improveHard(hard, { ...this.#options, budget, ...(previous === undefined ? {} : { previous }) })) {
      this.#spent = before + solution.schedules;
      const rated = rateSolution(this.#problem, solution.starts, solution.chosen);
      const isBetter = rated.cost < this.cost - TIME_TOLERANCE;
      const best = isBetter || this.#best === null ? { ...rated, lowerBound: this.#lowerBound, optimal: isProven(rated.cost, this.#lowerBound) } : this.#best;
      this.#best = { ...best, schedules: this.#spent };
      yield this.#best;
    }
  }

  /** The target starts as soon as this link lets it. */
  isTight({ from, to, lag }: Link): boolean {
    const starts = this.#best?.starts;
    return (starts?.[to] ?? 0) <= (starts?.[from] ?? 0) + (this.#problem.durations[from] ?? 0) + lag + TIME_TOLERANCE;
  }
}

function isSoft({ penalty }: Link): boolean {
  return penalty < Number.POSITIVE_INFINITY;
}

/** The hard links, and in their order those of the others that close no cycle. O(soft links × (activities + links)). */
function withoutCycles({ durations, links }: SchedulingProblem): Link[] {
  const kept = links.filter((link) => !isSoft(link));
  const after: number[][] = Array.from(durations, () => []);
  for (const { from, to } of kept) after[from]?.push(to);
  for (const link of links.filter(isSoft)) {
    if (reaches(after, link.to, link.from)) continue;
    kept.push(link);
    after[link.from]?.push(link.to);
  }
  return kept;
}

function reaches(after: readonly (readonly number[])[], from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const activity of seen) {
    if (activity === to) return true;
    for (const other of after[activity] ?? []) seen.add(other);
  }
  return false;
}

function partOf(budget: Budget, spent: number, share: number): Budget {
  const begin = budget.share(spent);
  return { share: (schedules) => (budget.share(spent + schedules) - begin) / share };
}
