import { availableParallelism } from "node:os";
import type { Run } from "@planloom/scheduler";
import type { Bench, Row } from "./bench.ts";
import { numberOption } from "./bench.ts";
import { type BenchServer, startBenchServer } from "./engine/bench-server.ts";
import { chainPlan, fanOutPlan } from "./engine/no-op-plans.ts";
import { percentile } from "./engine/percentile.ts";
import { acceptances, play } from "./engine/play.ts";
import { Viewer } from "./engine/viewer.ts";
import { xargs } from "./engine/xargs.ts";
import { withPgBoss } from "./engine/with-pg-boss.ts";

const SLOTS = 8;

/** How fast work goes from a finished task to the next one, everything durable, beside tools that do less. */
export const dispatch: Bench = {
  summary: "A fan-out of 1,000 and a chain of 100 shell tasks that do nothing, on a server and a runner of their own, and on two servers: --fanout N, --chain N, --times N",
  options: { fanout: { type: "string" }, chain: { type: "string" }, times: { type: "string" }, "no-peers": { type: "boolean" } },
  async run(values, report) {
    const [fanout, chain, times] = [numberOption(values, "fanout") ?? 1_000, numberOption(values, "chain") ?? 100, numberOption(values, "times") ?? 1];
    const server = await startBenchServer();
    try {
      server.startRunner({ capacity: SLOTS });
      // What is compiled and opened at the first run is not what a run costs.
      await play(server, fanOutPlan(100, SLOTS));
      for (let time = 0; time < times; time += 1) {
        const before = server.processorMs();
        const wide = await play(server, fanOutPlan(fanout, SLOTS));
        const used = server.processorMs();
        const hops = hopsOf(await play(server, chainPlan(chain)));
        report({ ...about("Planloom"), ...throughput(fanout, spanMs(wide)), ...hopNumbers(hops), serverCpuMs: (used.server - before.server) / fanout, databaseCpuMs: (used.database - before.database) / fanout, runnerCpuMs: (used.runners - before.runners) / fanout, serverMiB: Math.round(server.memoryMiB()) });
      }
      report(await acrossServers(server, { fanout, chain }));
    } finally {
      await server.stop();
    }
    if (values["no-peers"] === true) return;
    report({ ...about(`xargs -P ${SLOTS}`), ...throughput(fanout, await xargs(fanout, SLOTS)), ...hopNumbers([(await xargs(chain, 1)) / chain]) });
    const boss = await withPgBoss({ fanout, chain, slots: SLOTS });
    report({ ...about("pg-boss"), ...throughput(fanout, boss.fanoutMs), ...hopNumbers(boss.hopsMs) });
  },
};

/** The same, where all runners are at another server than the one that started the run and is watched. */
async function acrossServers(server: BenchServer, { fanout, chain }: { readonly fanout: number; readonly chain: number }): Promise<Row> {
  await Promise.all(server.stopRunners());
  server.startRunner({ capacity: SLOTS, at: await server.startBeside() });
  await play(server, fanOutPlan(100, SLOTS));
  const lags: number[] = [];
  const watched = (id: string): (() => void) => {
    const viewer = new Viewer(server, id, 1);
    return () => {
      viewer.close();
      lags.push(...viewer.lagsMs);
    };
  };
  const wide = await play(server, fanOutPlan(fanout, SLOTS), watched);
  const hops = hopsOf(await play(server, chainPlan(chain), watched));
  return { ...about("Planloom, two servers"), ...throughput(fanout, spanMs(wide)), ...hopNumbers(hops), lagMsP50: percentile(lags, 0.5), lagMsP95: percentile(lags, 0.95) };
}

const about = (name: string): Row => ({ what: name, cores: availableParallelism(), slots: SLOTS });

const throughput = (tasks: number, ms: number): Row => ({ fanoutTasks: tasks, fanoutMs: Math.round(ms), fanoutTasksPerSecond: Math.round((1_000 * tasks) / ms) });

const hopNumbers = (hops: readonly number[]): Row => ({ chainHopMsP50: percentile(hops, 0.5), chainHopMsP99: percentile(hops, 0.99) });

/** From the start of the run to the record of its last acceptance. */
const spanMs = ({ startedAt, endedAt }: Run): number => (endedAt ?? 0) - (startedAt ?? 0);

/** From the record of one acceptance to the record of the next, ms: claim, process, log, report and all. */
function hopsOf(run: Run): number[] {
  const ends = acceptances(run);
  return ends.slice(1).map((end, index) => end - (ends[index] ?? 0));
}
