import { type Blocker, openHandOvers, type Run } from "@planloom/scheduler";
import { openBlockers } from "../blockers/blocker-order.ts";

/** What waits for a decision besides the batches themselves. */
export interface OpenMatters {
  /** Blockers that stop something, or that somebody was asked to decide about. */
  readonly blockers: readonly Blocker[];
  /** Questions that stop nothing. */
  readonly questions: number;
  /** Work that rests on what has changed since. */
  readonly handOvers: number;
}

/** Everything that was said in a run and waits for an answer; those that somebody was asked about first, then the most severe. */
export function openMatters(run: Run): OpenMatters {
  const { coordination } = run;
  if (run.status === "stopping" || run.status === "stopped") return { blockers: [], questions: 0, handOvers: 0 };
  const open = openBlockers(run);
  const blockers = open.filter(({ severity, escalated }) => severity !== "minor" || escalated !== null);
  return { blockers, questions: open.length - blockers.length, handOvers: openHandOvers(coordination).length };
}
