import type { BatchPhase } from "./run.ts";

/** Whether what needs this batch may start: it was accepted, or a person decided that nobody need wait for it. */
export function isSatisfied(phase: BatchPhase): boolean {
  return phase.kind === "accepted" || (phase.kind === "skipped" && phase.becauseOf === null);
}
