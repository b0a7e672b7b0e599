import { type Analysis, analysePlan, type Problem, type ProblemCode } from "@planloom/scheduler";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import { readAnySource } from "../plan-source.ts";
import { analysisReport } from "../report/analysis-report.ts";

/**
 * Analyses a plan, in a file of Planloom's or another tool's, without a server. Ends with 2 when a problem would stop a
 * run.
 */
export function analyze(path: string, output: Output): ExitCode {
  const { plan, format, notes } = readAnySource(path);
  const analysis = analysePlan(plan);
  const problems = format === "planloom" ? analysis.problems : analysis.problems.filter(isAboutThePlan);
  for (const { kind, message } of notes) output.line(`${kind === "assumed" ? "Assumed" : "Left out"}: ${message}`);
  for (const line of analysisReport(plan, { ...analysis, problems })) output.line(line);
  output.value(asJson({ ...analysis, problems }));
  return problems.some(({ severity }) => severity === "error") ? EXIT.wrongInput : EXIT.done;
}

/** What other tools' files have no words for: who does a task by which command, and when it is right. */
const UNSAID: ReadonlySet<ProblemCode> = new Set<ProblemCode>(["no-agent", "no-command", "no-acceptance", "no-acceptance-command", "no-scope"]);

function isAboutThePlan({ code }: Problem): boolean {
  return !UNSAID.has(code);
}

/** Maps become objects by task. */
function asJson({ timings, batches, ...rest }: Analysis): object {
  return { ...rest, timings: Object.fromEntries(timings), batches: Object.fromEntries(batches) };
}
