import type { AdviceList, Analysis, ForecastResult, Plan } from "@planloom/scheduler";
import type { PairSurvey } from "../analysis/pairs/survey-pairs.ts";
import type { PriceSurvey } from "../analysis/prices/survey-prices.ts";
import type { WorkerSurvey } from "../analysis/workers/survey-workers.ts";

/** What can be computed from a plan beside the page, by name. */
export interface Results {
  /** At once, with the schedule that fits between two strokes of a key. */
  readonly analysis: Analysis;
  /** The same with ever better schedules; nothing where the first cannot be bettered. */
  readonly improvement: Analysis;
  readonly forecast: ForecastResult;
  readonly pairs: PairSurvey;
  readonly prices: PriceSurvey;
  readonly workers: WorkerSurvey;
  readonly advice: AdviceList;
}

export type ComputationName = keyof Results;

/** From the page to the worker. A newer request for the same computation replaces the older one. */
export interface ComputeRequest {
  readonly id: number;
  readonly name: ComputationName;
  readonly plan: Plan;
}

/**
 * From the worker to the page. To one request there may be several values, each better than the one before; what has
 * not finished may still send another.
 */
export type ComputeAnswer<Name extends ComputationName = ComputationName> =
  | { readonly type: "value"; readonly id: number; readonly value: Results[Name] }
  | { readonly type: "finished"; readonly id: number }
  | { readonly type: "failed"; readonly id: number; readonly message: string };

/** What is known so far. */
export interface Computed<Value> {
  /** What it was computed from. */
  readonly plan: Plan;
  readonly value: Value;
  /** Nothing better will come for this plan. */
  readonly isFinal: boolean;
}

/** A computation as the screen sees it. */
export interface Computation<Value> {
  /** The last that was computed, of this plan or of an older one; `null` until there is something. */
  readonly computed: Computed<Value> | null;
  /** Why there is nothing of this plan. */
  readonly failure: string | null;
}
