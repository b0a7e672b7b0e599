import type { BatchPhase } from "./run.ts";

/** Whether what needs this batch may start: it was accepted, or a person decided that nobody need wait for it. */
export function isSatisfied(phase: BatchPhase): boolean {
  return phase.kind === "accepted" || (phase.kind === "skipped" && phase.becauseOf === null);
}

/** Whether nothing more happens to this batch unless a person decides. */
export function isOver(phase: BatchPhase): boolean {
  return phase.kind === "accepted" || phase.kind === "failed" || phase.kind === "skipped" || phase.kind === "stopped";
}

/** Whether this batch failed for good, or could not be done because another one did. */
export function hasFailed(phase: BatchPhase): boolean {
  return phase.kind === "failed" || (phase.kind === "skipped" && phase.becauseOf !== null);
}
