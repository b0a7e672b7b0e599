import { analysePlan, forecastSteps, improveAnalysis, type Plan } from "@planloom/scheduler";
import { surveyAdvice } from "../analysis/advice/survey-advice.ts";
import { surveyPairs } from "../analysis/pairs/survey-pairs.ts";
import { surveyPrices } from "../analysis/prices/survey-prices.ts";
import { surveyWorkers } from "../analysis/workers/survey-workers.ts";
import type { ComputationName, Results } from "./computation.ts";
import { thinOut } from "./thin-out.ts";

/** How each computation is done: value by value, the last the best. */
type Computations = { readonly [Name in ComputationName]: (plan: Plan) => Iterable<Results[Name]> };

/** For how long a better schedule is sought while nobody changes the plan. */
const SEARCH_MS = 4_000;

const now = (): number => performance.now();

/** Often enough to be seen growing; each drawing of a long list takes some milliseconds. */
const PACE = { everyMs: 200, now };

export const COMPUTATIONS: Computations = {
  analysis: (plan) => [analysePlan(plan)],
  improvement: (plan) => {
    const begin = performance.now();
    return improveAnalysis(plan, analysePlan(plan), { budget: { share: () => (performance.now() - begin) / SEARCH_MS } });
  },
  forecast: (plan) => forecastSteps(plan),
  pairs: (plan) => [surveyPairs(plan)],
  prices: (plan) => thinOut(surveyPrices(plan, now), PACE),
  workers: (plan) => thinOut(surveyWorkers(plan, now), PACE),
  advice: (plan) => thinOut(surveyAdvice(plan, now), PACE),
};
