import { writeFileSync } from "node:fs";
import { drawSchedule } from "@planloom/formats";
import { findingsJson } from "../analysis/findings-json.ts";
import { studyPlan } from "../analysis/study-plan.ts";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import { readAnySource, readLines } from "../plan-source.ts";
import { analysisReport } from "../report/analysis-report.ts";
import { standardPaper } from "../report/paper.ts";

/** As long as somebody waits without wondering. */
const USUAL_SECONDS = 6;

export interface AnalyzeOptions {
  /** As typed. */
  readonly agents?: string;
  /** How long to think at most, as typed. */
  readonly seconds?: string;
  /** Where to write a picture of the schedule. */
  readonly svg?: string;
  /** A list of the files there are, one path per line. */
  readonly files?: string;
}

/**
 * Analyses a plan, in a file of Planloom's or another tool's, without a server. Ends with 2 when a problem would stop a
 * run.
 */
export function analyze(path: string, output: Output, { agents, seconds, svg, files }: AnalyzeOptions): ExitCode {
  const findings = studyPlan(readAnySource(path), {
    agents: agents === undefined ? null : wholeNumber("--agents", agents, 1_000),
    thinking: { milliseconds: 1_000 * (seconds === undefined ? USUAL_SECONDS : wholeNumber("--seconds", seconds, 3_600)), now: () => performance.now() },
    files: files === undefined ? null : readLines(files),
  });
  if (svg !== undefined) writePicture(svg, drawSchedule(findings.plan, findings.analysis));
  for (const line of analysisReport(findings, standardPaper())) output.line(line);
  output.value(findingsJson(findings));
  return findings.problems.some(({ severity }) => severity === "error") ? EXIT.wrongInput : EXIT.done;
}

function writePicture(path: string, picture: string): void {
  try {
    writeFileSync(path, picture);
  } catch (error) {
    throw new CliError(EXIT.wrongInput, `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`, null, { cause: error });
  }
}

function wholeNumber(option: string, typed: string, most: number): number {
  const count = Number(typed);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new CliError(EXIT.wrongInput, `${option} takes a whole number from 1 to ${most}, not ${JSON.stringify(typed)}.`);
}
