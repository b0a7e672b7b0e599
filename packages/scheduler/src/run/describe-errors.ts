import type { BatchId } from "../plan/ids.ts";
import { type ErrorSeverity, type RunError, runErrors } from "./run-errors.ts";
import type { Run } from "./run.ts";
import { batchSpecOf } from "./spec-index.ts";

/** What each kind of error means for the run, in a few words. */
export const SEVERITY_WORDS: Readonly<Record<ErrorSeverity, string>> = {
  critical: "Critical: paused the run",
  blocking: "Needs a decision",
  isolated: "Failed, and the rest goes on",
  stopped: "Stopped",
  silent: "In doubt",
  retrying: "Will be tried again",
  mended: "Happened before, and was tried again",
};

export interface ErrorReportOptions {
  /** The heading, such as `Run 12 of Shop`. */
  readonly title: string;
  /** Writes a time (milliseconds since 1970) for the reader. */
  readonly clock: (at: number) => string;
}

/** More names than this make a line hard to read. */
const MOST_NAMED = 8;

/** Writes all that went wrong in a run as Markdown, to be sent to somebody. Ends with a line break. */
export function writeErrors(run: Run, { title, clock }: ErrorReportOptions): string {
  const errors = runErrors(run);
  if (errors.length === 0) return `# ${escaped(title)}\n\nNothing went wrong.\n`;
  return [`# What went wrong: ${escaped(title)}`, ...errors.map((error) => section(run, error, clock))].join("\n\n").concat("\n");
}

function section(run: Run, { severity, cause, batches, waiting, skipped }: RunError, clock: ErrorReportOptions["clock"]): string {
  const lines = batches.map(({ batch, attempt, at, again }) => {
    const number = attempt === null ? "" : `, attempt ${attempt.slice(attempt.lastIndexOf("#") + 1)}`;
    return `- ${escaped(titleOf(run, batch))}${number}, ${clock(at)}${again === null ? "" : `, tried again at ${clock(again)}`}`;
  });
  const after = [
    ...(waiting.length === 0 ? [] : [`Waiting because of this: ${named(run, waiting)}`]),
    ...(skipped.length === 0 ? [] : [`Skipped because of this: ${named(run, skipped)}`]),
  ];
  return [`## ${SEVERITY_WORDS[severity]}: ${escaped(cause)}`, lines.join("\n"), ...after].join("\n\n");
}

function named(run: Run, ids: readonly BatchId[]): string {
  const names = ids.slice(0, MOST_NAMED).map((id) => escaped(titleOf(run, id)));
  return ids.length > names.length ? `${names.join(", ")} and ${ids.length - names.length} more` : names.join(", ");
}

function titleOf(run: Run, id: BatchId): string {
  return batchSpecOf(run.spec, id)?.title ?? id;
}

/** One line in which nothing is taken for markup. */
function escaped(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>#|]/g, String.raw`\$&`);
}
