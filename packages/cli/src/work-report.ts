import { readFile } from "node:fs/promises";
import { readWorkReport, workReportSchema } from "@planloom/formats";
import { CliError } from "./cli-error.ts";
import { EXIT } from "./exit-code.ts";

/** Reads a work report from a file; an error that says what is wrong with it and where. */
export async function loadReport(file: string) {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new CliError(EXIT.wrongInput, `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const read = readWorkReport(text);
  if (read.kind === "unreadable") throw new CliError(EXIT.wrongInput, `${file} is no work report. ${read.message}`);
  return workReportSchema.parse(read.report);
}
