import { describe, expect, test } from "vitest";
import { crashRound } from "./crash-round.ts";
import { shuffledFaults } from "./faults.ts";
import { type Stack, startStack } from "./stack.ts";

/** Of all places, so many are tried each time; which ones, the seed decides. `npm run bench -- crash` tries them all. */
const ROUNDS = 12;
const LANES = 2;
const seed = Number(process.env["PLANLOOM_PROOF_SEED"] ?? Math.floor(Math.random() * 1_000_000));

describe(`whatever dies or freezes, and wherever (PLANLOOM_PROOF_SEED=${seed})`, () => {
  test("the run ends accepted, and no invariant is broken", async () => {
    const faults = shuffledFaults(seed).slice(0, ROUNDS);
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      const stack = await startStack({ lostAfterMs: 3_000, capacity: 4 });
      try {
        return await playAll(stack, faults.filter((_fault, index) => index % LANES === lane));
      } finally {
        await stack.stop();
      }
    });
    expect((await Promise.all(lanes)).flat()).toEqual([]);
  }, 240_000);
});

async function playAll(stack: Stack, faults: ReturnType<typeof shuffledFaults>): Promise<string[]> {
  const wrongs: string[] = [];
  for (const fault of faults) {
    const round = await crashRound(stack, fault);
    wrongs.push(...round.wrongs.map((wrong) => `${round.fault}: ${wrong}`));
  }
  return wrongs;
}
