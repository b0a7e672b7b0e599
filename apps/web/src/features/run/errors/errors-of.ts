import { type ErrorSeverity, type Run, type RunError, runErrors } from "@planloom/scheduler";

/** What was found out about each state of a run; goes with the state. */
const known = new WeakMap<Run, readonly RunError[]>();

/** The errors of a run, looked for once for each of its states. */
export function errorsOf(run: Run): readonly RunError[] {
  const found = known.get(run) ?? runErrors(run);
  known.set(run, found);
  return found;
}

const OPEN: readonly ErrorSeverity[] = ["critical", "blocking", "isolated", "stopped"];

/** How many batches wait for somebody who decides about what went wrong. */
export function openErrors(run: Run): number {
  return errorsOf(run).reduce((sum, { severity, batches }) => (OPEN.includes(severity) ? sum + batches.length : sum), 0);
}
