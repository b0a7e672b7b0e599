import fc from "fast-check";
import type { RunSpec } from "../run-spec.ts";
import { type BatchSketch, makeSpec, retries } from "./make-spec.ts";

const MOST_BATCHES = 25;

const traits = fc.record({
  work: fc.oneof({ weight: 8, arbitrary: fc.constant("runner" as const) }, { weight: 2, arbitrary: fc.constantFrom("person" as const, "none" as const) }),
  acceptance: fc.constantFrom("command" as const, "person" as const, "both" as const),
  hasAcceptanceCommand: fc.boolean(),
  onFailure: fc.constantFrom("isolated" as const, "blocking" as const, "critical" as const),
  retries: fc.tuple(fc.nat(2), fc.nat(60)).map(([limit, seconds]) => ({ ...retries(limit, seconds), jitter: 0.5, maxBackoffSeconds: 90, notOnExitCodes: [3] })),
  agent: fc.constantFrom(undefined, "x", "y"),
  uses: fc.constantFrom({}, {}, { db: 1 }, { db: 2 }, { db: 1, port: 1 }),
  needs: fc.array(fc.nat(MOST_BATCHES), { maxLength: 3 }),
  lag: fc.option(fc.integer({ min: 1, max: 30 }), { nil: 0 }),
  notBeforeMinutes: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 60 })),
  excludes: fc.array(fc.nat(MOST_BATCHES), { maxLength: 2 }),
  estimateMinutes: fc.constantFrom(5, 20, 60),
  trigger: fc.oneof(
    { weight: 3, arbitrary: fc.constant({ kind: "all" } as const) },
    fc.constantFrom({ kind: "any" } as const, { kind: "finished" } as const, { kind: "at-least", count: 2 } as const),
  ),
  failuresOf: fc.oneof({ weight: 4, arbitrary: fc.constant<number[]>([]) }, fc.array(fc.nat(MOST_BATCHES), { minLength: 1, maxLength: 2 })),
  race: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.constantFrom("r", "s")),
  /** Whether it is the second batch of the task before it. */
  isSecond: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
});

const limits = fc.record({
  maxParallel: fc.integer({ min: 1, max: 6 }),
  onLost: fc.constantFrom("retry" as const, "ask" as const),
  x: fc.integer({ min: 1, max: 3 }),
  db: fc.integer({ min: 2, max: 4 }),
  maxUnchecked: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, fc.integer({ min: 1, max: 3 })),
  pause: fc.record({ handBackMinutes: fc.constantFrom(0, 2, 30), finishMinutes: fc.constantFrom(0, 10), between: fc.constantFrom("finish" as const, "hand-back" as const) }),
  // The rank order is any order: the machine may not rely on needs coming first.
  shuffled: fc.boolean(),
});

/** Random run specs without cycles, in which every batch can start some time, or is not needed. */
export const arbitrarySpec: fc.Arbitrary<RunSpec> = specsOf(MOST_BATCHES);

/** The same with at most so many batches. */
export function specsOf(most: number): fc.Arbitrary<RunSpec> {
  return fc.tuple(fc.array(traits, { minLength: 1, maxLength: most, size: "max" }), limits).map(([list, { x, db, shuffled, ...rest }]) => {
    const batches: BatchSketch[] = [];
    for (const [index, each] of list.entries()) batches.push(sketchOf(each, index, batches));
    return makeSpec(shuffled ? batches.toReversed() : batches, { ...rest, agents: { x, y: 2, ann: 2 }, people: ["ann"], resources: { db, port: 1 } });
  });
}

type Traits = typeof traits extends fc.Arbitrary<infer T> ? T : never;

function sketchOf({ needs, failuresOf, lag, excludes, agent, isSecond, ...rest }: Traits, index: number, earlier: readonly BatchSketch[]): BatchSketch {
  const before = earlier.at(-1);
  const name = (other: number): string => `b${other % Math.max(1, index)}`;
  const works = (id: string): boolean => earlier.some((one) => one.id === id && one.work !== "none");
  // Work that a sync point does not do uses nothing and excludes nobody.
  const free = rest.work === "none" ? { uses: {}, excludes: [] } : { excludes: excludes.map(name).filter(works) };
  const own = { id: `b${index}`, ...rest, ...free, ...(agent === undefined || rest.work === "none" ? {} : { agent }) };
  if (isSecond && before !== undefined && before.index === undefined) {
    return { ...own, task: before.id, index: 2, count: 2, race: before.race ?? null, needs: [before.id], trigger: { kind: "all" } };
  }
  const needed = index === 0 ? [] : [...new Set(needs.map(name))];
  // Each another one, so that it matters which of them counts.
  const lags = Object.fromEntries(needed.slice(0, 2).flatMap((need, at) => (lag === 0 ? [] : [[need, at === 0 ? lag : lag + 7]])));
  return { ...own, needs: needed, lags, failuresOf: index === 0 ? [] : failuresOf.map((other) => [name(other)]) };
}

/** Specs in which every batch waits for all it needs and nobody races, so that every batch is accepted in the end. */
export const arbitraryPlainSpec: fc.Arbitrary<RunSpec> = arbitrarySpec.map((spec) => ({
  ...spec,
  maxUnchecked: null,
  batches: spec.batches.map((batch) => ({ ...batch, trigger: { kind: "all" }, failuresOf: [], race: null })),
}));
