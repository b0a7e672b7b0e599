import { availableParallelism } from "node:os";
import { agentId, emptyPlan, isFinalStatus, newAgent, newDependency, newTask, type Plan, type Run, taskId } from "@planloom/scheduler";
import type { Bench, Row } from "./bench.ts";
import { numberOption } from "./bench.ts";
import { type BenchServer, startBenchServer } from "./engine/bench-server.ts";
import { percentile } from "./engine/percentile.ts";
import { xargs } from "./engine/xargs.ts";
import { withPgBoss } from "./engine/with-pg-boss.ts";

const SLOTS = 8;
const POLL_MS = 100;

/** How fast work goes from a finished task to the next one, everything durable, beside tools that do less. */
export const dispatch: Bench = {
  summary: "A fan-out of 1,000 and a chain of 100 shell tasks that do nothing, on a server and a runner of their own: --fanout N, --chain N, --times N",
  options: { fanout: { type: "string" }, chain: { type: "string" }, times: { type: "string" }, "no-peers": { type: "boolean" } },
  async run(values, report) {
    const [fanout, chain, times] = [numberOption(values, "fanout") ?? 1_000, numberOption(values, "chain") ?? 100, numberOption(values, "times") ?? 1];
    const server = await startBenchServer();
    try {
      server.startRunner({ capacity: SLOTS });
      // What is compiled and opened at the first run is not what a run costs.
      await play(server, fanOutPlan(100));
      for (let time = 0; time < times; time += 1) {
        const wide = await play(server, fanOutPlan(fanout));
        const hops = hopsOf(await play(server, chainPlan(chain)));
        report({ ...about("Planloom"), ...throughput(fanout, spanMs(wide)), ...hopNumbers(hops), serverMiB: Math.round(server.memoryMiB()) });
      }
    } finally {
      await server.stop();
    }
    if (values["no-peers"] === true) return;
    report({ ...about(`xargs -P ${SLOTS}`), ...throughput(fanout, await xargs(fanout, SLOTS)), ...hopNumbers([(await xargs(chain, 1)) / chain]) });
    const boss = await withPgBoss({ fanout, chain, slots: SLOTS });
    report({ ...about("pg-boss"), ...throughput(fanout, boss.fanoutMs), ...hopNumbers(boss.hopsMs) });
  },
};

const about = (name: string): Row => ({ what: name, cores: availableParallelism(), slots: SLOTS });

const throughput = (tasks: number, ms: number): Row => ({ fanoutTasks: tasks, fanoutMs: Math.round(ms), fanoutTasksPerSecond: Math.round((1_000 * tasks) / ms) });

const hopNumbers = (hops: readonly number[]): Row => ({ chainHopMsP50: percentile(hops, 0.5), chainHopMsP99: percentile(hops, 0.99) });

/** Runs a plan to its end. Throws where it did not end accepted. */
async function play({ api }: BenchServer, plan: Plan): Promise<Run> {
  const id = await api.run(plan);
  for (;;) {
    const { status } = await api.summary(id);
    if (isFinalStatus(status)) break;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const run = await api.state(id);
  if (run.status !== "accepted") throw new Error(`The run ended ${run.status}: ${run.reason ?? ""}`);
  return run;
}

/** From the start of the run to the record of its last acceptance. */
const spanMs = ({ startedAt, endedAt }: Run): number => (endedAt ?? 0) - (startedAt ?? 0);

/** From the record of one acceptance to the record of the next, ms: claim, process, log, report and all. */
function hopsOf({ spec, batches }: Run): number[] {
  const ends = spec.batches.map(({ id }) => batches[id]?.phase).map((phase) => (phase?.kind === "accepted" ? phase.at : 0)).toSorted((one, other) => one - other);
  return ends.slice(1).map((end, index) => end - (ends[index] ?? 0));
}

function fanOutPlan(count: number): Plan {
  const plan = emptyPlan(`Fan-out of ${count}`);
  const shell = { ...newAgent(agentId("shell"), "Shell", "shell"), capacity: SLOTS };
  return { ...plan, settings: { ...plan.settings, maxParallel: SLOTS }, agents: [shell], tasks: Array.from({ length: count }, (_, index) => noOp(index)) };
}

function chainPlan(count: number): Plan {
  const plan = fanOutPlan(count);
  return { ...plan, name: `Chain of ${count}`, dependencies: plan.tasks.slice(1).map(({ id }, index) => newDependency(taskId(`t${index}`), id)) };
}

const noOp = (index: number): Plan["tasks"][number] => ({
  ...newTask(taskId(`t${index}`), `Task ${index}`),
  agent: agentId("shell"),
  command: "true",
  acceptance: { command: null, criteria: [], policy: "command" },
});

