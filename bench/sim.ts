import { simulate, storyOf } from "../scripts/simulation/simulate.ts";
import type { Bench } from "./bench.ts";
import { numberOption } from "./bench.ts";

const SEEDS = 2_000;
/** The last lines of what happened before a promise was broken. */
const STORY_LINES = 60;

/** Simulates servers and runners that crash, sleep and lose each other, until one of them breaks a promise. */
export const sim: Bench = {
  summary: `simulated servers and runners: --seeds N (${SEEDS}) --seed FIRST (1); stops at the first seed that breaks a promise`,
  options: { seeds: { type: "string" }, seed: { type: "string" } },
  async run(values, report) {
    const first = numberOption(values, "seed") ?? 1;
    const seeds = numberOption(values, "seeds") ?? SEEDS;
    const began = performance.now();
    const total = { virtualMs: 0, events: 0, executions: 0 };
    for (let seed = first; seed < first + seeds; seed += 1) {
      const { problems, hash, virtualMs, events, executions } = await simulate(seed);
      total.virtualMs += virtualMs;
      total.events += events;
      total.executions += executions;
      if (problems.length === 0) continue;
      report({ seed, hash, problem: problems.join("; ") });
      process.stderr.write(`${(await storyOf(seed, { most: STORY_LINES })).join("\n")}\n`);
      process.exitCode = 1;
      return;
    }
    report({ seeds, first, problems: 0, virtualHours: Math.round(total.virtualMs / 3_600_000), events: total.events, executions: total.executions, msPerSeed: Math.round(((performance.now() - began) / seeds) * 10) / 10 });
  },
};
