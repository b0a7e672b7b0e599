import type { WorkReport } from "@planloom/scheduler";
import { workReportSchema } from "./work-report-schema.ts";

/** More than this is no report any more. Characters. */
export const LONGEST_REPORT = 131_072;

export type ReadReport = { readonly kind: "read"; readonly report: WorkReport } | { readonly kind: "unreadable"; readonly message: string };

/** Reads a work report from JSON. Never throws; what cannot be read says what and where, in one sentence. */
export function readWorkReport(text: string): ReadReport {
  if (text.length > LONGEST_REPORT) return unreadable(`It is ${text.length} characters long, and at most ${LONGEST_REPORT} are read`);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return unreadable(`It is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = workReportSchema.safeParse(data);
  if (read.success) return { kind: "read", report: read.data };
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
  return unreadable(`${where}${issue?.message ?? "it is not as expected"}`);
}

function unreadable(message: string): ReadReport {
  return { kind: "unreadable", message: message.slice(0, 500).toWellFormed() };
}
