import { analysePlan, dryRunPlan, forecastPlan, type Plan } from "@planloom/scheduler";
import type { Bench, Row } from "./bench.ts";
import { numberOption } from "./bench.ts";
import { realisticPlan } from "./realistic-plan.ts";

const SIZES = [50, 200, 1_000];

/** How fast a plan is played: by the forecast many times, by the dry run once through the run machine. */
export const forecast: Bench = {
  summary: "Plays per second of the forecast, and one dry run: --tasks N (50, 200 and 1,000), --plays N, --times N, --seed N",
  options: { tasks: { type: "string" }, plays: { type: "string" }, times: { type: "string" }, seed: { type: "string" } },
  run(values, report) {
    const tasks = numberOption(values, "tasks");
    const [plays, times, seed] = [numberOption(values, "plays") ?? 1_000, numberOption(values, "times") ?? 9, numberOption(values, "seed") ?? 1];
    for (const size of tasks === undefined ? SIZES : [tasks]) report(measure(withEstimates(realisticPlan(size)), { plays, times, seed }));
  },
};

interface Measure {
  readonly plays: number;
  readonly times: number;
  readonly seed: number;
}

function measure(plan: Plan, { plays, times, seed }: Measure): Row {
  const analysis = analysePlan(plan);
  const played = dryRunPlan(plan, { analysis });
  const result = forecastPlan(plan, { analysis, plays, seed });
  if (played.kind === "refused" || result.kind === "refused") throw new Error("The plan of this bench must be able to run");
  const forecastMs = processorMs(times, () => void forecastPlan(plan, { analysis, plays, seed }));
  const { events } = played.dryRun;
  return {
    tasks: plan.tasks.length,
    batches: played.spec.batches.length,
    plays,
    forecastMs,
    playsPerSecond: Math.round((1_000 * plays) / forecastMs),
    p50Minutes: result.forecast.p50.minutes,
    p80Minutes: result.forecast.p80.minutes,
    p80StandardError: result.forecast.p80.standardError,
    dryRunMs: processorMs(times, () => void dryRunPlan(plan, { analysis })),
    dryRunEvents: events.length,
  };
}

/** Three points for half of the tasks: both families of distributions are drawn from. */
function withEstimates(plan: Plan): Plan {
  const tasks = plan.tasks.map((task, index) => {
    const { likely } = task.estimate;
    return index % 2 === 0 ? task : { ...task, estimate: { likely, optimistic: likely * 0.6, pessimistic: likely * 2.5 } };
  });
  return { ...plan, tasks };
}

/** The least processor time of several calls, ms: what else runs on the machine counts little. */
function processorMs(times: number, call: () => void): number {
  const spans = Array.from({ length: times }, () => {
    const before = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...spans);
}
