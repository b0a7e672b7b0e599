import { readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, resolve } from "node:path";
import { describeFileProblem, type FileProblem, type ImportNote, type PlanFormat, readAnyPlan, readPlanFile, type TextPosition } from "@planloom/formats";
import type { Plan, TaskId } from "@planloom/scheduler";
import { CliError } from "./cli-error.ts";
import { EXIT } from "./exit-code.ts";

/** A plan file as text and as a plan. */
export interface PlanSource {
  readonly fileName: string;
  readonly text: string;
  readonly plan: Plan;
}

/** A file of Planloom or of another tool, as a plan. */
export interface AnyPlanSource extends PlanSource {
  readonly format: PlanFormat;
  /** What its reader had to decide. */
  readonly notes: readonly ImportNote[];
  /** Where the tasks of another tool's file stand in it. */
  readonly places: ReadonlyMap<TaskId, TextPosition>;
}

/**
 * Reads a plan file. A directory in it is relative to the file and comes back absolute. Throws with every problem, by
 * line and column, where the file is no plan.
 */
export function readPlanSource(path: string): PlanSource {
  const fileName = basename(path);
  const text = readText(path);
  const result = readPlanFile(text, { fileName });
  if (result.kind === "refused") throw refusal(result.problems);
  const { plan } = result;
  const { directory } = plan.settings;
  if (directory === null || isAbsolute(directory)) return { fileName, text, plan };
  return { fileName, text, plan: { ...plan, settings: { ...plan.settings, directory: resolve(dirname(path), directory) } } };
}

/** Reads a file of any kind a plan can be made of. Throws as `readPlanSource` does. */
export function readAnySource(path: string): AnyPlanSource {
  const fileName = basename(path);
  const text = readText(path);
  const result = readAnyPlan(text, { fileName });
  if (result.kind === "refused") throw refusal(result.problems);
  const { plan, format, notes, places } = result;
  return { fileName, text, plan, format, notes, places };
}

function refusal(problems: readonly FileProblem[]): CliError {
  return new CliError(EXIT.wrongInput, problems.map(describeFileProblem).join("\n"), { valid: false, problems });
}

/** More than any reader takes; refused before it fills the memory. */
const MOST_BYTES = 128 * 1024 * 1024;

function readText(path: string): string {
  let text: string;
  try {
    const { size } = statSync(path);
    if (size > MOST_BYTES) throw new Error(`it has ${Math.round(size / 1024 / 1024)} MiB, more than a plan can be.`);
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new CliError(EXIT.wrongInput, `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, null, { cause: error });
  }
  return text;
}
