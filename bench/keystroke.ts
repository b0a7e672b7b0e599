import type { Analysis, AnalysisStage, Plan } from "@planloom/scheduler";
import { analysePlan, improveAnalysis } from "@planloom/scheduler";
import { timeBudget } from "@planloom/scheduler/solver";
import type { Bench } from "./bench.ts";
import { numberOption } from "./bench.ts";
import { realisticPlan } from "./realistic-plan.ts";

const EDITS = 60;
/** Edits before the first that counts: nobody types into a page that has just been opened for long. */
const WARM_UP = 10;
/** How long the search goes on after an edit while it is waited for a better schedule. */
const SEARCH_MS = 1_000;

/** One stroke of a key in a large plan: until the analysis is there, and until the first schedule that is better than its own. */
export const keystroke: Bench = {
  summary: "one edit in a plan of 500 tasks, again and again: --tasks N (500), --edits N (60)",
  options: { tasks: { type: "string" }, edits: { type: "string" } },
  run(values, report) {
    const plan = realisticPlan(numberOption(values, "tasks") ?? 500);
    const analysisMs: number[] = [];
    const scheduleMs: number[] = [];
    const betterMs: number[] = [];
    let better = 0;
    let gained = 0;
    let before = analysePlan(plan);
    for (let edit = -WARM_UP; edit < 0; edit += 1) {
      const edited = editedPlan(plan, EDITS - edit);
      before = analysePlan(edited, { previous: before.schedule });
      firstBetter(edited, before);
    }
    for (let edit = 0; edit < (numberOption(values, "edits") ?? EDITS); edit += 1) {
      const edited = editedPlan(plan, edit);
      const begin = performance.now();
      let stageBegin = begin;
      const onStage = (stage: AnalysisStage): void => {
        const now = performance.now();
        if (stage === "schedule") scheduleMs.push(now - stageBegin);
        stageBegin = now;
      };
      const analysis = analysePlan(edited, { previous: before.schedule, onStage });
      analysisMs.push(performance.now() - begin);
      const improved = firstBetter(edited, analysis);
      if (improved !== null) {
        better += 1;
        betterMs.push(performance.now() - begin);
        gained += 1 - (improved.schedule?.makespanMinutes ?? 0) / (analysis.schedule?.makespanMinutes ?? 1);
      }
      before = analysis;
    }
    report({ tasks: plan.tasks.length, edits: analysisMs.length, analysisP50Ms: quantile(analysisMs, 0.5), analysisP95Ms: quantile(analysisMs, 0.95), scheduleP50Ms: quantile(scheduleMs, 0.5), scheduleP95Ms: quantile(scheduleMs, 0.95) });
    report({ edits: analysisMs.length, improved: better, firstBetterP50Ms: quantile(betterMs, 0.5), firstBetterP95Ms: quantile(betterMs, 0.95), gainPercent: better === 0 ? 0 : (100 * gained) / better });
  },
};

/** Each edit changes the estimate of another task, as typing does. */
function editedPlan(plan: Plan, edit: number): Plan {
  const place = (edit * 37) % plan.tasks.length;
  return { ...plan, tasks: plan.tasks.map((task, index) => (index === place ? { ...task, estimate: { likely: 10 + (edit % 50), optimistic: null, pessimistic: null } } : task)) };
}

function firstBetter(plan: Plan, analysis: Analysis): Analysis | null {
  for (const better of improveAnalysis(plan, analysis, { budget: timeBudget(SEARCH_MS, () => performance.now()) })) {
    if ((better.schedule?.costMinutes ?? 0) < (analysis.schedule?.costMinutes ?? 0)) return better;
  }
  return null;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
