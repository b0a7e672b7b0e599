import { type Analysis, analysePlan } from "@planloom/scheduler";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import { readPlanSource } from "../plan-source.ts";
import { analysisReport } from "../report/analysis-report.ts";

/** Analyses a plan file without a server. Ends with 2 when a problem would stop a run. */
export function analyze(path: string, output: Output): ExitCode {
  const { plan } = readPlanSource(path);
  const analysis = analysePlan(plan);
  for (const line of analysisReport(plan, analysis)) output.line(line);
  output.value(asJson(analysis));
  return analysis.problems.some(({ severity }) => severity === "error") ? EXIT.wrongInput : EXIT.done;
}

/** Maps become objects by task. */
function asJson({ timings, batches, ...rest }: Analysis): object {
  return { ...rest, timings: Object.fromEntries(timings), batches: Object.fromEntries(batches) };
}
