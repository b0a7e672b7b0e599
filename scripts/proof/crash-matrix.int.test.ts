import { describe, expect, test } from "vitest";
import { crashRound } from "./crash-round.ts";
import { type Fault, shuffledFaults } from "./faults.ts";
import { type Stack, startStack } from "./stack.ts";

/** So many runs are played beside each other, each on an application of its own: a round mostly waits. */
const LANES = 4;
/** It goes on by itself, however slow the machine is; how soon is for `npm run bench -- crash` to say. */
const BOUND_MS = 60_000;
/** Decides the order alone. */
const seed = Number(process.env["PLANLOOM_PROOF_SEED"] ?? 1);

describe(`whatever dies or freezes, and wherever (PLANLOOM_PROOF_SEED=${seed})`, () => {
  test("the run ends accepted, and no invariant is broken", async () => {
    const faults = shuffledFaults(seed);
    // Each lane takes the next fault as soon as it is free.
    const next = faults.values();
    const lanes = Array.from({ length: LANES }, async () => {
      const stack = await startStack({ lostAfterMs: 3_000, capacity: 4 });
      try {
        return await playAll(stack, next);
      } finally {
        await stack.stop();
      }
    });
    expect((await Promise.all(lanes)).flat()).toEqual([]);
  }, 900_000);
});

async function playAll(stack: Stack, faults: Iterable<Fault>): Promise<string[]> {
  const wrongs: string[] = [];
  for (const fault of faults) {
    const round = await crashRound(stack, fault, { boundMs: BOUND_MS });
    wrongs.push(...round.wrongs.map((wrong) => `${round.fault}: ${wrong}`));
  }
  return wrongs;
}
