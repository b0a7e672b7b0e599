import { availableParallelism } from "node:os";
import type { Bench } from "./bench.ts";
import { numberOption } from "./bench.ts";
import { startBenchServer } from "./engine/bench-server.ts";
import { fanOutPlan } from "./engine/no-op-plans.ts";
import { percentile } from "./engine/percentile.ts";
import { play } from "./engine/play.ts";
import { Viewer } from "./engine/viewer.ts";

const SLOTS = 8;
/** A viewer loses its connection about this often. */
const RECONNECT_EVERY_MS = 5_000;
const CATCH_UP_MS = 5_000;

/** Whether everybody who watches a busy run sees each event once, in order, and how late. */
export const viewers: Bench = {
  summary: "200 live viewers of a run with 10,000 events, who lose their connections at random: gaps, repetitions, lag: --viewers N, --events N",
  options: { viewers: { type: "string" }, events: { type: "string" } },
  async run(values, report) {
    const [count, events] = [numberOption(values, "viewers") ?? 200, numberOption(values, "events") ?? 10_000];
    const server = await startBenchServer();
    try {
      server.startRunner({ capacity: SLOTS });
      await play(server, fanOutPlan(100, SLOTS));
      const watching: Viewer[] = [];
      let lost = 0;
      const run = await play(server, fanOutPlan(Math.ceil(events / 2), SLOTS), (id) => {
        for (let index = 0; index < count; index += 1) watching.push(new Viewer(server, id));
        const timer = setInterval(() => {
          for (const viewer of watching) if (Math.random() < 250 / RECONNECT_EVERY_MS) viewer.reconnect();
        }, 250);
        return () => clearInterval(timer);
      });
      const last = 1 + 2 * Math.ceil(events / 2);
      const deadline = Date.now() + CATCH_UP_MS;
      while (watching.some(({ seq }) => seq < last) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
      lost = watching.filter(({ seq }) => seq < last).length;
      for (const viewer of watching) viewer.close();
      const lags = watching.flatMap((viewer) => viewer.lagsMs);
      report({
        cores: availableParallelism(),
        viewers: count,
        events: last,
        runMs: (run.endedAt ?? 0) - (run.startedAt ?? 0),
        reconnects: watching.reduce((sum, { reconnects }) => sum + reconnects, 0),
        gaps: watching.reduce((sum, { gaps }) => sum + gaps, 0) + lost,
        repetitions: watching.reduce((sum, { repetitions }) => sum + repetitions, 0),
        lagMsP50: percentile(lags, 0.5),
        lagMsP95: percentile(lags, 0.95),
        serverMiB: Math.round(server.memoryMiB()),
      });
    } finally {
      await server.stop();
    }
  },
};
