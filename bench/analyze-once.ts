import { analysePlan, findConflicts } from "@planloom/scheduler";
import { realisticPlan } from "./realistic-plan.ts";

/** Analyses one generated plan and prints what it took; see `analyze.ts`. The first, cold analysis is the one that counts. */
const size = Number(process.argv[2]);
const plan = realisticPlan(size);
const planMiB = mebibytes();
const begin = performance.now();
const analysis = analysePlan(plan);
const wholeMs = performance.now() - begin;
const conflictsBegin = performance.now();
findConflicts(plan);
const conflictsMs = performance.now() - conflictsBegin;
const row = {
  tasks: size,
  dependencies: plan.dependencies.length,
  wholeMs,
  conflictsAgainMs: conflictsMs,
  batches: [...analysis.batches.values()].reduce((sum, list) => sum + list.length, 0),
  collidingPairs: analysis.conflicts.count.pairs,
  problems: analysis.problems.length,
  makespanMinutes: analysis.schedule?.makespanMinutes ?? 0,
  planMiB,
  peakMiB: process.resourceUsage().maxRSS / 1_024,
};
process.stdout.write(JSON.stringify(row));

function mebibytes(): number {
  return process.memoryUsage().rss / 2 ** 20;
}
