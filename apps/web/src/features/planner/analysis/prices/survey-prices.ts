import { analysePlan, type ConflictPrice, conflictPrices, type ConflictPrices, type Plan } from "@planloom/scheduler";

/** What holds the finish of a plan up, as data that a worker can hand over. */
export interface PriceSurvey {
  /** The finish that the prices are taken from; 0 where there is nothing to schedule. */
  readonly finishMinutes: number;
  /** What costs a minute of the finish, or still may, the dearest first. */
  readonly prices: readonly ConflictPrice[];
  /** So many more there are than had room in `prices`. */
  readonly leftOut: number;
  /** So many of `total` have been looked at for good. */
  readonly settled: number;
  readonly total: number;
}

/** Less than half a minute is nothing anybody plans for. */
const LEAST_MINUTES = 0.5;
const MOST_PRICES = 300;

/** Surveys that grow ever more exact, at least one. */
export function* surveyPrices(plan: Plan): Generator<PriceSurvey, void> {
  let isEmpty = true;
  for (const prices of conflictPrices(plan, analysePlan(plan))) {
    isEmpty = false;
    yield surveyOf(prices);
  }
  if (isEmpty) yield { finishMinutes: 0, prices: [], leftOut: 0, settled: 0, total: 0 };
}

function surveyOf({ finishMinutes, prices: all }: ConflictPrices): PriceSurvey {
  const worthy = all.filter(({ minutes, atMostMinutes, isSettled }) => (isSettled ? minutes : atMostMinutes) >= LEAST_MINUTES);
  return {
    finishMinutes,
    prices: worthy.slice(0, MOST_PRICES),
    leftOut: Math.max(0, worthy.length - MOST_PRICES),
    settled: all.filter(({ isSettled }) => isSettled).length,
    total: all.length,
  };
}
