import { analysePlan, type ConflictPrice, conflictPrices, type ConflictPrices, improveAnalysis, type Plan } from "@planloom/scheduler";

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

/** Against a poor schedule everything seems to cost something: for so long a better one is sought before anything is solved. */
const SEARCH_MS = 1_500;

/** Surveys that grow ever more exact, at least one. `now` tells milliseconds of any steady clock. */
export function* surveyPrices(plan: Plan, now: () => number): Generator<PriceSurvey, void> {
  const analysis = analysePlan(plan);
  const [bounds] = conflictPrices(plan, analysis);
  yield bounds === undefined ? { finishMinutes: 0, prices: [], leftOut: 0, settled: 0, total: 0 } : surveyOf(bounds);
  if (bounds === undefined) return;
  const begin = now();
  let best = analysis;
  for (best of improveAnalysis(plan, analysis, { budget: { share: () => (now() - begin) / SEARCH_MS } }));
  for (const prices of conflictPrices(plan, best)) yield surveyOf(prices);
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
