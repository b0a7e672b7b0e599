import { type AdviceList, advise, type Analysis, type ConflictPrices, conflictPrices, type Plan, type WorkerCurve, workerCurve } from "@planloom/scheduler";

/** How long there is to think; `now` tells milliseconds of any steady clock. */
export interface ThinkingTime {
  readonly milliseconds: number;
  readonly now: () => number;
}

/** What other numbers of workers, the removal of what holds a plan up, and other arrangements of the work would change. */
export interface Changes {
  /** `null` where there is nothing to schedule, here and below. */
  readonly workers: WorkerCurve | null;
  readonly prices: ConflictPrices | null;
  readonly advice: AdviceList | null;
  /** False where the time was up first: the curve may go on, some prices are bounds, and some advice is missing. */
  readonly isComplete: boolean;
}

/** Follows all three questions as far as the time allows, a third of it for each; the first answer of each is always there. */
export function exploreChanges(plan: Plan, analysis: Analysis, time: ThinkingTime): Changes {
  const third = { ...time, milliseconds: time.milliseconds / 3 };
  const workers = lastInTime(workerCurve(plan, analysis), third);
  const prices = lastInTime(conflictPrices(plan, analysis), third);
  const advice = lastInTime(advise(plan, analysis), third);
  return { workers: workers.last, prices: prices.last, advice: advice.last, isComplete: workers.isComplete && prices.isComplete && advice.isComplete };
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
