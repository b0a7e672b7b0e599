import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readAnyPlan } from "@planloom/formats";
import type { Plan } from "@planloom/scheduler";
import { analysePlan } from "@planloom/scheduler";
import type { SchedulingProblem } from "@planloom/scheduler/solver";
import { scheduleBudget, solve } from "@planloom/scheduler/solver";
import type { Bench } from "./bench.ts";
import { numberOption, textOption, UsageError } from "./bench.ts";

const WORKERS = [4, 16, 64] as const;
/** Enough that another tenfold changes the average by less than 0.1 %. */
const SCHEDULES = 100;

/** Real workflows, read from their traces, analysed and scheduled on a few workers. */
export const wf: Bench = {
  summary: "WfCommons traces on 4, 16 and 64 workers: --schedules N (100)",
  options: { schedules: { type: "string" } },
  run(values, report) {
    const data = textOption(values, "data");
    if (data === undefined) throw new UsageError("--data DIR names the folder that holds wfinstances/.");
    const schedules = numberOption(values, "schedules") ?? SCHEDULES;
    const gaps = new Map<number, number[]>(WORKERS.map((workers) => [workers, []]));
    let total = 0;
    for (const file of traces(join(data, "wfinstances"))) {
      const [plan, readMs] = timed(() => planOf(join(data, "wfinstances", file), file));
      const [, analyseMs] = timed(() => analysePlan(plan));
      for (const workers of WORKERS) {
        const [solution, solveMs] = timed(() => solve(problemOf(plan, workers), { budget: scheduleBudget(schedules) }));
        const overBoundPercent = solution.lowerBound > 0 ? 100 * (solution.makespan / solution.lowerBound - 1) : 0;
        gaps.get(workers)?.push(overBoundPercent);
        total += solveMs;
        report({ instance: file, tasks: plan.tasks.length, workers, makespanMinutes: solution.makespan, boundMinutes: solution.lowerBound, overBoundPercent, optimal: solution.optimal, readMs, analyseMs, solveMs });
      }
    }
    for (const [workers, list] of gaps) report({ workers, instances: list.length, averageOverBoundPercent: list.reduce((sum, gap) => sum + gap, 0) / list.length, worstOverBoundPercent: Math.max(...list) });
    report({ solveMsInAll: total });
  },
};

function traces(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json")).toSorted();
  } catch (cause) {
    throw new UsageError(`${folder} cannot be read. --data names the folder that holds wfinstances/.`, { cause });
  }
}

function planOf(path: string, file: string): Plan {
  const result = readAnyPlan(readFileSync(path, "utf8"), { fileName: file });
  if (result.kind !== "read") throw new UsageError(`${file} is not a workflow trace.`);
  return result.plan;
}

/** Every task as it was measured, uncut, on so many like workers. */
function problemOf({ tasks, dependencies }: Plan, workers: number): SchedulingProblem {
  const places = new Map(tasks.map(({ id }, place) => [id, place]));
  return {
    durations: Float64Array.from(tasks, ({ estimate }) => estimate.likely),
    links: dependencies.map(({ from, to }) => ({ from: places.get(from) ?? 0, to: places.get(to) ?? 0, lag: 0, penalty: Number.POSITIVE_INFINITY })),
    resources: [{ capacity: workers, closed: [], setup: 0 }],
    demands: tasks.map(() => [{ resource: 0, units: 1 }]),
  };
}

function timed<T>(work: () => T): [result: T, milliseconds: number] {
  const begin = performance.now();
  const result = work();
  return [result, performance.now() - begin];
}
