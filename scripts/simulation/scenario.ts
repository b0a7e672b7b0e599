import { freezePlan, type Plan, type RunSpec } from "@planloom/scheduler";
import type { Chance } from "./chance.ts";
import { LABELS, planOf } from "./plan-of.ts";
import { type Weather, weatherOf } from "./weather.ts";

/** What is simulated. All of it follows from the seed. */
export interface Scenario {
  readonly servers: number;
  readonly runners: readonly { readonly capacity: number; readonly labels: readonly string[] }[];
  readonly runs: readonly { readonly spec: RunSpec; readonly plan: Plan }[];
  readonly weather: Weather;
  /** So long things go wrong; then everything is well, and all runs must come to their end. */
  readonly troubleMs: number;
  /** How long work takes, at most. */
  readonly longestWorkMs: number;
}

export function scenarioOf(chance: Chance): Scenario {
  return {
    servers: chance.whole(1, 2),
    // One of them can do everything, or a run would never end.
    runners: Array.from({ length: chance.whole(1, 3) }, (_, index) => ({ capacity: chance.whole(1, 4), labels: LABELS.filter(() => index === 0 || chance.is(0.3)) })),
    runs: Array.from({ length: chance.pick([1, 1, 2]) }, (_, index) => runOf(chance, index)),
    weather: weatherOf(chance),
    troubleMs: chance.between(60_000, 240_000),
    longestWorkMs: chance.pick([3_000, 20_000, 120_000]),
  };
}

/** Some plans cannot run, a race against what it needs for one; then another is made. */
function runOf(chance: Chance, index: number): { spec: RunSpec; plan: Plan } {
  for (;;) {
    const plan = planOf(chance, `plan ${index + 1}`);
    const frozen = freezePlan(plan);
    if (frozen.kind === "frozen") return { spec: frozen.spec, plan };
  }
}
