import type { RunSummary } from "@planloom/api";
import type { Plan, Run, RunEvent } from "@planloom/scheduler";

/** An event of a run with its place in the order of all of them; the first has number 1. */
export interface HistoryEntry {
  readonly seq: number;
  readonly event: RunEvent;
}

/** What one browser window knows of one run. */
export interface RunLive {
  readonly summary: RunSummary;
  readonly plan: Plan;
  readonly run: Run;
  /** `run` stands after this event. */
  readonly seq: number;
  /** The events from the first on, without a gap. Shorter than `seq` while the past is still arriving. */
  readonly history: readonly HistoryEntry[];
}
