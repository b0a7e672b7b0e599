import type { Analysis } from "../advice/analysis.ts";
import { freezePlan } from "../advice/freeze-plan.ts";
import type { Plan } from "../plan/plan.ts";
import type { Problem } from "../plan/problem.ts";
import type { Forecast } from "./forecast.ts";
import { type PlayOptions, PlanPlays } from "./plan-plays.ts";

/** Everything may be left out. */
export interface ForecastOptions extends Partial<PlayOptions> {
  /** What is known of the plan already; saves analysing it again. */
  readonly analysis?: Analysis;
}

/** `refused` exactly where the plan has a problem that stops a run; the problems are those. */
export type ForecastResult = { readonly kind: "forecast"; readonly forecast: Forecast } | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/**
 * Foretells when a plan will be done by playing it many times with durations drawn from its estimates and from what the
 * agents did before (Monte Carlo simulation; for PERT networks Van Slyke, 1963), by the dispatch rules of a run: rank
 * order, most at once, capacities, locks, people's check-ins, rework. Runners are there at once, and no attempt fails.
 * `shouldStop` is asked between steps; what has been played by then counts. O(plays × batches × log batches).
 */
export function forecastPlan(plan: Plan, options: ForecastOptions = {}, shouldStop: () => boolean = () => false): ForecastResult {
  const frozen = freezePlan(plan, options.analysis);
  if (frozen.kind === "refused") return frozen;
  const plays = new PlanPlays(plan, frozen.spec, options);
  do plays.step();
  while (!plays.isComplete && !shouldStop());
  return { kind: "forecast", forecast: plays.forecast() };
}

/** The same, as a result after each step of plays: the first is there after a tenth of the time, the last is complete. */
export function* forecastSteps(plan: Plan, options: ForecastOptions = {}): Generator<ForecastResult, void, void> {
  const frozen = freezePlan(plan, options.analysis);
  if (frozen.kind === "refused") return yield frozen;
  const plays = new PlanPlays(plan, frozen.spec, options);
  do {
    plays.step();
    yield { kind: "forecast", forecast: plays.forecast() };
  } while (!plays.isComplete);
}
