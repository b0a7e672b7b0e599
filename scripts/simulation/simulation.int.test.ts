import { describe, expect, test } from "vitest";
import type { Mutation } from "./mutation.ts";
import { MUTATIONS } from "./mutations.ts";
import { simulate, storyOf } from "./simulate.ts";

const SEEDS = 2_000;
/** In so many seeds a planted mistake has to be found. */
const PATIENCE = 2_000;
const MINUTES = 60_000;

async function firstProblem(seeds: number, mutation: Partial<Mutation> = {}): Promise<{ seed: number; problems: readonly string[] } | null> {
  const { from = 1 } = mutation;
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { problems } = await simulate(seed, { mutation });
    if (problems.length > 0) return { seed, problems };
  }
  return null;
}

test(
  `crashes, sleeps, cut wires, lost answers and unknown commits break no promise in ${SEEDS} simulations`,
  async () => {
    const found = await firstProblem(SEEDS);
    const story = found === null ? [] : await storyOf(found.seed, { most: 80 });
    expect({ found, story }).toEqual({ found: null, story: [] });
  },
  10 * MINUTES,
);

test("the same seed gives the same history, event by event", async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const [first, second] = [await simulate(seed), await simulate(seed)];
    expect(second).toEqual(first);
  }
});

describe("a planted mistake is found:", () => {
  test.each(MUTATIONS)(
    "$name",
    async (mutation) => {
      const found = await firstProblem(PATIENCE, mutation);
      expect(found).not.toBeNull();
      console.log(`${mutation.name}: found with seed ${found?.seed}: ${found?.problems[0]}`);
    },
    5 * MINUTES,
  );
});
