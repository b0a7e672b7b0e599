import { describeFileProblem, locateProblems } from "@planloom/formats";
import { analysePlan } from "@planloom/scheduler";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import { readPlanSource } from "../plan-source.ts";

/** Reads a plan file and lists its problems, by line and column. Ends with 2 when one of them would stop a run. */
export function validate(path: string, output: Output): ExitCode {
  const { fileName, text, plan } = readPlanSource(path);
  const problems = locateProblems(text, analysePlan(plan).problems, { fileName });
  const errors = problems.filter(({ severity }) => severity === "error").length;
  for (const problem of problems) output.line(describeFileProblem(problem));
  output.line(errors > 0 ? `${fileName} cannot run: ${errors} ${errors === 1 ? "error" : "errors"}.` : `${fileName} can run: ${plan.tasks.length} tasks${problems.length > 0 ? `, ${problems.length} to look at` : ""}.`);
  output.value({ valid: errors === 0, problems });
  return errors > 0 ? EXIT.wrongInput : EXIT.done;
}
