import { readFileSync } from "node:fs";
import { basename, dirname, isAbsolute, resolve } from "node:path";
import { describeFileProblem, readPlanFile } from "@planloom/formats";
import type { Plan } from "@planloom/scheduler";
import { CliError } from "./cli-error.ts";
import { EXIT } from "./exit-code.ts";

/** A plan file as text and as a plan. */
export interface PlanSource {
  readonly fileName: string;
  readonly text: string;
  readonly plan: Plan;
}

/**
 * Reads a plan file. A directory in it is relative to the file and comes back absolute. Throws with every problem, by
 * line and column, where the file is no plan.
 */
export function readPlanSource(path: string): PlanSource {
  const fileName = basename(path);
  const text = readText(path);
  const result = readPlanFile(text, { fileName });
  if (result.kind === "refused") throw new CliError(EXIT.wrongInput, result.problems.map(describeFileProblem).join("\n"), { valid: false, problems: result.problems });
  const { plan } = result;
  const { directory } = plan.settings;
  if (directory === null || isAbsolute(directory)) return { fileName, text, plan };
  return { fileName, text, plan: { ...plan, settings: { ...plan.settings, directory: resolve(dirname(path), directory) } } };
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new CliError(EXIT.wrongInput, `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, null, { cause: error });
  }
}
