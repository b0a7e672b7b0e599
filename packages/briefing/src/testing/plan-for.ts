import { emptyPlan, newTask, type Plan, type RunSpec } from "@planloom/scheduler";

/** A plan that has the tasks and streams of a run, and nothing else of it. */
export function planFor({ batches }: RunSpec, name = "Sample"): Plan {
  const tasks = new Map(batches.map(({ task, title }) => [task, newTask(task, title)]));
  const streams = new Map(batches.flatMap(({ stream }) => (stream === null ? [] : [[stream, { id: stream, name: `Stream ${stream}`, agent: null, patterns: [] }] as const])));
  return { ...emptyPlan(name), tasks: [...tasks.values()], streams: [...streams.values()] };
}
