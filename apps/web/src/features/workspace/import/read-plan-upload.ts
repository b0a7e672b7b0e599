import { type FileProblem, readPlanFile } from "@planloom/formats";
import type { Plan } from "@planloom/scheduler";

/** The parts of a `File` that are needed to read it. */
export interface Upload {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  text(): Promise<string>;
}

export type UploadResult =
  | { readonly kind: "read"; readonly plan: Plan }
  /** At least one problem. */
  | { readonly kind: "refused"; readonly fileName: string; readonly problems: readonly FileProblem[] };

/** Larger than any plan; not even read, so that a wrong file cannot fill the memory of the page. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Reads a plan from a file that a person chose. Never throws: whatever is wrong is a problem with its place in the file. */
export async function readPlanUpload(file: Upload): Promise<UploadResult> {
  if (file.size > MOST_BYTES) return refuse(file.name, "The file is larger than any plan can be. Choose a plan file in YAML or JSON.");
  try {
    const result = readPlanFile(await file.text(), { fileName: file.name });
    return result.kind === "read" ? result : { kind: "refused", fileName: file.name, problems: result.problems };
  } catch (error) {
    // The browser could not read it: it was moved, or it is a folder.
    return refuse(file.name, `The file could not be read${error instanceof Error ? ` (${error.message})` : ""}. Choose it again.`);
  }
}

function refuse(fileName: string, message: string): UploadResult {
  return { kind: "refused", fileName, problems: [{ file: fileName, severity: "error", line: 1, column: 1, path: "", message }] };
}
