import { availableParallelism } from "node:os";
import type { Bench } from "./bench.ts";
import { numberOption } from "./bench.ts";
import { startBenchServer } from "./engine/bench-server.ts";
import { batchedPlan, fanOutPlan } from "./engine/no-op-plans.ts";
import { acceptances, play } from "./engine/play.ts";

const SLOTS = 8;
/** A plan holds fewer tasks than a run may have batches. */
const BATCHES_PER_TASK = 10;

/** Whether a large run slows down as it goes, and what memory it takes. */
export const bigRun: Bench = {
  summary: "One run of 10,000 batches that do nothing: time per batch at its beginning and its end, memory of the server: --batches N",
  options: { batches: { type: "string" } },
  async run(values, report) {
    const batches = numberOption(values, "batches") ?? 10_000;
    const server = await startBenchServer();
    try {
      server.startRunner({ capacity: SLOTS });
      await play(server, fanOutPlan(100, SLOTS));
      let peakMiB = 0;
      const watch = setInterval(() => (peakMiB = Math.max(peakMiB, server.memoryMiB())), 200);
      const run = await play(server, batchedPlan({ tasks: Math.ceil(batches / BATCHES_PER_TASK), batches: BATCHES_PER_TASK, slots: SLOTS }));
      clearInterval(watch);
      const ends = acceptances(run);
      // Not the very first: until then the slots are not all filled.
      const part = Math.min(1_000, Math.floor(ends.length / 3));
      const [first, last] = [perBatchMs(ends.slice(SLOTS, part + SLOTS)), perBatchMs(ends.slice(-part))];
      report({
        cores: availableParallelism(),
        batches,
        totalMs: (run.endedAt ?? 0) - (run.startedAt ?? 0),
        firstMsPerBatch: first,
        lastMsPerBatch: last,
        lastToFirst: last / first,
        serverPeakMiB: Math.round(peakMiB),
      });
    } finally {
      await server.stop();
    }
  },
};

const perBatchMs = (ends: readonly number[]): number => ((ends.at(-1) ?? 0) - (ends[0] ?? 0)) / (ends.length - 1);
