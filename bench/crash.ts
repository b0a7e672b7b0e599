import { crashRound } from "../scripts/proof/crash-round.ts";
import { FAULTS, shuffledFaults } from "../scripts/proof/faults.ts";
import { startStack } from "../scripts/proof/stack.ts";
import type { Bench } from "./bench.ts";
import { numberOption } from "./bench.ts";

/** Kills and freezes every part at every named place while a run is under way, and holds what is left against the invariants. */
export const crash: Bench = {
  summary: `Kill -9 and freeze of server, runner and PostgreSQL at ${FAULTS.length} places during runs, with what was broken and how long it took to go on: --rounds N, --seed N, --only TEXT`,
  options: { rounds: { type: "string" }, seed: { type: "string" }, only: { type: "string" } },
  async run(values, report) {
    const seed = numberOption(values, "seed") ?? 1 + Math.floor(Math.random() * 1_000_000);
    const only = typeof values["only"] === "string" ? values["only"] : "";
    const rounds = numberOption(values, "rounds") ?? FAULTS.length;
    const faults = shuffledFaults(seed).filter(({ target, place, action }) => `${action} ${target} at ${place}`.includes(only));
    const stack = await startStack({ lostAfterMs: 3_000, capacity: 4 });
    let dirty = 0;
    try {
      for (let round = 0; round < rounds; round += 1) {
        const fault = faults[round % faults.length];
        if (fault === undefined) break;
        const { fault: name, recoveryMs, wrongs } = await crashRound(stack, fault);
        if (wrongs.length > 0) dirty += 1;
        report({ round: round + 1, fault: name, recoveryMs: recoveryMs === null ? "-" : Math.round(recoveryMs), wrongs: wrongs.join("; ") || "none" });
      }
    } finally {
      await stack.stop();
    }
    report({ seed, rounds, dirty });
    if (dirty > 0) process.exitCode = 1;
  },
};
