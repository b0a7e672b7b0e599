import { type Analysis, type ConflictPrices, conflictPrices, type Plan, type WorkerCurve, workerCurve } from "@planloom/scheduler";

/** How long there is to think; `now` tells milliseconds of any steady clock. */
export interface ThinkingTime {
  readonly milliseconds: number;
  readonly now: () => number;
}

/** What other numbers of workers, and the removal of what holds a plan up, would change. */
export interface Changes {
  /** `null` where there is nothing to schedule, here and below. */
  readonly workers: WorkerCurve | null;
  readonly prices: ConflictPrices | null;
  /** False where the time was up first: the curve may go on, and some prices are bounds. */
  readonly isComplete: boolean;
}

/** Follows both questions as far as the time allows, half of it for each; the first answer of each is always there. */
export function exploreChanges(plan: Plan, analysis: Analysis, time: ThinkingTime): Changes {
  const half = { ...time, milliseconds: time.milliseconds / 2 };
  const workers = lastInTime(workerCurve(plan, analysis), half);
  const prices = lastInTime(conflictPrices(plan, analysis), half);
  return { workers: workers.last, prices: prices.last, isComplete: workers.isComplete && prices.isComplete };
}

function lastInTime<Answer>(answers: Iterable<Answer>, { milliseconds, now }: ThinkingTime): { readonly last: Answer | null; readonly isComplete: boolean } {
  const begin = now();
  let last: Answer | null = null;
  for (const answer of answers) {
    // Asked for one more, it had one more: so it was not at its end.
    if (last !== null && now() - begin > milliseconds) return { last, isComplete: false };
    last = answer;
  }
  return { last, isComplete: true };
}
