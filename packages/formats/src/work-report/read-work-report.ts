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
    data = JSON.parse(bare(text));
  } catch (error) {
    return unreadable(`It is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = workReportSchema.safeParse(data);
  if (read.success) return { kind: "read", report: read.data };
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
  return unreadable(`${where}${issue?.message ?? "it is not as expected"}`);
}

/** The JSON alone, without what editors put before a text and agents around one: a byte order mark, and the fence of a block of code. */
function bare(text: string): string {
  const trimmed = text.trim();
  const [start, end] = [trimmed.indexOf("\n"), trimmed.lastIndexOf("\n")];
  const isFenced = trimmed.startsWith("```") && start < end && trimmed.slice(end + 1).startsWith("```");
  return isFenced ? trimmed.slice(start, end) : trimmed;
}

function unreadable(message: string): ReadReport {
  return { kind: "unreadable", message: message.slice(0, 500).toWellFormed() };
}
