import fc from "fast-check";
import type { RunSpec } from "../run-spec.ts";
import { type BatchSketch, makeSpec, retries } from "./make-spec.ts";

const MOST_BATCHES = 25;

const traits = fc.record({
  work: fc.oneof({ weight: 8, arbitrary: fc.constant("runner" as const) }, { weight: 2, arbitrary: fc.constantFrom("person" as const, "none" as const) }),
  acceptance: fc.constantFrom("command" as const, "person" as const, "both" as const),
  hasAcceptanceCommand: fc.boolean(),
  onFailure: fc.constantFrom("isolated" as const, "blocking" as const, "critical" as const),
  retries: fc.tuple(fc.nat(2), fc.nat(60)).map(([limit, seconds]) => retries(limit, seconds)),
  agent: fc.constantFrom(undefined, "x", "y"),
  uses: fc.constantFrom({}, {}, { db: 1 }, { db: 2 }, { db: 1, port: 1 }),
  needs: fc.array(fc.nat(MOST_BATCHES), { maxLength: 3 }),
  lag: fc.option(fc.integer({ min: 1, max: 30 }), { nil: 0 }),
  notBeforeMinutes: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 60 })),
  excludes: fc.array(fc.nat(MOST_BATCHES), { maxLength: 2 }),
});

const limits = fc.record({
  maxParallel: fc.integer({ min: 1, max: 6 }),
  onLost: fc.constantFrom("retry" as const, "ask" as const),
  x: fc.integer({ min: 1, max: 3 }),
  db: fc.integer({ min: 2, max: 4 }),
  // The rank order is any order: the machine may not rely on needs coming first.
  shuffled: fc.boolean(),
});

/** Random run specs without cycles, in which every batch can start some time. */
export const arbitrarySpec: fc.Arbitrary<RunSpec> = fc
  .tuple(fc.array(traits, { minLength: 1, maxLength: MOST_BATCHES, size: "max" }), limits)
  .map(([list, { maxParallel, onLost, x, db, shuffled }]) => {
    const batches = list.map(({ needs, lag, excludes, agent, ...rest }, index): BatchSketch => {
      const name = (other: number) => `b${other % Math.max(1, index)}`;
      // Work that a sync point does not do uses nothing and excludes nobody.
      const free = rest.work === "none" ? { uses: {}, excludes: [] } : { excludes: index === 0 ? [] : excludes.map(name) };
      const needed = index === 0 ? [] : [...new Set(needs.map(name))];
      const lags = Object.fromEntries(needed.slice(0, 1).flatMap((need) => (lag === 0 ? [] : [[need, lag]])));
      return { id: `b${index}`, ...rest, ...free, needs: needed, lags, ...(agent === undefined ? {} : { agent }) };
    });
    return makeSpec(shuffled ? batches.toReversed() : batches, { maxParallel, onLost, agents: { x, y: 2 }, resources: { db, port: 1 } });
  });
