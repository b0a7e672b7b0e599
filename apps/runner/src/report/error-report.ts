import type { Report } from "../protocol.ts";

const LONGEST_MESSAGE = 8_000;

/** The report of an attempt that could not be executed, or whose result could not be collected. */
export function errorReport(message: string): Report {
  return emptyReport({ kind: "error", message: message.replaceAll("\0", "").slice(0, LONGEST_MESSAGE).toWellFormed() });
}

/** A report that says only how it ended. */
export function emptyReport(outcome: Report["outcome"]): Report {
  return { outcome, acceptance: null, outputs: [], missingOutputs: [], tasks: null, said: null, fault: null, changed: null };
}
