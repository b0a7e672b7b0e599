import type { Plan, RunSpec } from "@planloom/scheduler";
import { type BatchSketch, makeSpec, retries } from "@planloom/scheduler/testing";
import { samplePlan } from "../../apps/server/src/testing/sample-plan.ts";
import type { Chance } from "./chance.ts";
import { type Weather, weatherOf } from "./weather.ts";

/** What is simulated. All of it follows from the seed. */
export interface Scenario {
  readonly servers: number;
  /** One for each runner. */
  readonly capacities: readonly number[];
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
    capacities: Array.from({ length: chance.whole(1, 3) }, () => chance.whole(1, 4)),
    runs: Array.from({ length: chance.pick([1, 1, 2]) }, (_, index) => runOf(chance, index)),
    weather: weatherOf(chance),
    troubleMs: chance.between(60_000, 240_000),
    longestWorkMs: chance.pick([3_000, 20_000, 60_000]),
  };
}

function runOf(chance: Chance, index: number): { spec: RunSpec; plan: Plan } {
  const batches = Array.from({ length: chance.whole(2, 10) }, (_, place) => sketchOf(chance, place));
  const spec = makeSpec(chance.is(0.3) ? batches.toReversed() : batches, {
    maxParallel: chance.whole(1, 5),
    onLost: chance.is(0.8) ? "retry" : "ask",
    maxUnchecked: chance.is(0.8) ? null : chance.whole(1, 3),
    pause: { handBackMinutes: chance.pick([0, 2]), finishMinutes: chance.pick([0, 10]), between: chance.pick(["finish", "hand-back"]) },
    agents: { x: chance.whole(1, 2), ann: 2 },
    people: ["ann"],
    resources: { db: 2 },
  });
  return { spec, plan: samplePlan(`plan ${index + 1}`, { tasks: Object.fromEntries(batches.map(({ id }) => [id, {}])) }) };
}

function sketchOf(chance: Chance, place: number): BatchSketch {
  const earlier = Array.from({ length: place }, (_, index) => `b${index}`);
  const some = (share: number): string[] => earlier.filter(() => chance.is(Math.min(share, 2 / Math.max(1, place))));
  const work = chance.pick(["runner", "runner", "runner", "runner", "runner", "runner", "person", "none"]);
  const needs = some(0.4);
  return {
    id: `b${place}`,
    work,
    needs,
    lags: Object.fromEntries(needs.slice(0, 1).flatMap((need) => (chance.is(0.1) ? [[need, 1]] : []))),
    failuresOf: chance.is(0.1) ? some(0.3).filter((id) => !needs.includes(id)).slice(0, 1).map((id) => [id]) : [],
    trigger: chance.pick([{ kind: "all" }, { kind: "all" }, { kind: "all" }, { kind: "any" }, { kind: "finished" }, { kind: "at-least", count: 2 }]),
    race: work === "runner" && chance.is(0.15) ? "race" : null,
    hasAcceptanceCommand: work !== "none" && chance.is(0.3),
    acceptance: chance.pick(["command", "command", "command", "person", "both"]),
    onFailure: chance.pick(["isolated", "blocking", "blocking", "critical"]),
    retries: retries(chance.whole(0, 2), chance.whole(1, 20)),
    timeoutMinutes: chance.pick([1, 10]),
    estimateMinutes: chance.pick([1, 20]),
    ...(work === "none" ? {} : { excludes: some(0.1), uses: chance.pick([{}, {}, { db: 1 }, { db: 2 }]), ...(chance.is(0.3) ? { agent: "x" } : {}) }),
  };
}
