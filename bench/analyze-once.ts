import { type AnalysisOptions, type AnalysisStage, analysePlan } from "@planloom/scheduler";
import type { AnalyzeRow } from "./analyze.ts";
import { realisticPlan } from "./realistic-plan.ts";

/** Analyses one generated plan and prints what it took; see `analyze.ts`. The first, cold analysis is the one that counts. */
const size = Number(process.argv[2]);
/** Above this, two more runs are enough to compile everything. */
const LARGE = 20_000;
const plan = realisticPlan(size);
const planMiB = process.memoryUsage().rss / 2 ** 20;
const first = watched((onStage) => analysePlan(plan, { onStage }));
const peakMiB = process.resourceUsage().maxRSS / 1_024;
const warmMs = Math.min(...Array.from({ length: size > LARGE ? 2 : 8 }, () => analyseAnew(size)));
const { batches, conflicts, problems, schedule } = first.result;
const row: AnalyzeRow = {
  tasks: size,
  dependencies: plan.dependencies.length,
  ...stageColumns(first.stages),
  wholeMs: first.wholeMs,
  warmMs,
  peakMiB,
  planMiB,
  batches: [...batches.values()].reduce((sum, list) => sum + list.length, 0),
  collidingPairs: conflicts.count.pairs,
  problems: problems.length,
  makespanMinutes: schedule?.makespanMinutes ?? 0,
};
process.stdout.write(JSON.stringify(row));

/** Milliseconds for a plan of this size that was never seen before. */
function analyseAnew(tasks: number): number {
  const unseen = realisticPlan(tasks);
  return watched((onStage) => analysePlan(unseen, { onStage })).wholeMs;
}

interface Watched<T> {
  readonly result: T;
  readonly stages: ReadonlyMap<AnalysisStage, number>;
  readonly wholeMs: number;
}

function watched<T>(work: (onStage: NonNullable<AnalysisOptions["onStage"]>) => T): Watched<T> {
  const stages = new Map<AnalysisStage, number>();
  const begin = performance.now();
  let before = begin;
  const result = work((stage) => {
    const now = performance.now();
    stages.set(stage, now - before);
    before = now;
  });
  return { result, stages, wholeMs: performance.now() - begin };
}

function stageColumns(stages: ReadonlyMap<AnalysisStage, number>): Record<string, number> {
  return Object.fromEntries([...stages].map(([stage, ms]) => [`${stage}Ms`, ms]));
}
