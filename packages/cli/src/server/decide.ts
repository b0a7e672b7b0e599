import type { DecisionResult } from "@planloom/api";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";

/** Says that a decision was taken, or fails with the reason why it changed nothing. */
export function reportDecision(output: Output, result: DecisionResult, done: string): ExitCode {
  if (result.kind === "ignored") throw new CliError(EXIT.notAccepted, `Nothing changed: ${result.message}.`);
  output.line(done);
  output.value(result);
  return EXIT.done;
}
