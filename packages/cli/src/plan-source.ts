import { closeSync, openSync, readSync } from "node:fs";
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

/** The lines of a text file that are not empty. Throws where it cannot be read. */
export function readLines(path: string): string[] {
  return readText(path).split(/\r?\n/).filter((line) => line !== "");
}

function refusal(problems: readonly FileProblem[]): CliError {
  return new CliError(EXIT.wrongInput, problems.map(describeFileProblem).join("\n"), { valid: false, problems });
}

/** More than any reader takes. */
const MOST_BYTES = 64 * 1024 * 1024;

function readText(path: string): string {
  try {
    return readUpTo(path, MOST_BYTES);
  } catch (error) {
    throw new CliError(EXIT.wrongInput, `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, null, { cause: error });
  }
}

/** Gives up before what is too large, or never ends, has filled the memory. */
function readUpTo(path: string, most: number): string {
  const file = openSync(path, "r");
  try {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(1024 * 1024);
      const count = readSync(file, chunk);
      if (count === 0) return Buffer.concat(chunks).toString("utf8");
      bytes += count;
      if (bytes > most) throw new Error(`it is larger than ${most / 1024 / 1024} MiB.`);
      chunks.push(chunk.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
}
