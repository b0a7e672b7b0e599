import type { AgentId, BatchId } from "../plan/ids.ts";

/** How a run is doing. Ratios are 0 to 1 and `null` while there is nothing to divide by. */
export interface RunMetrics {
  readonly batches: number;
  readonly counts: { readonly waiting: number; readonly running: number; readonly checking: number; readonly accepted: number; readonly failed: number; readonly skipped: number; readonly stopped: number };
  /** Batches accepted or skipped, of all. */
  readonly completion: number;
  /** Batches that had at least one verdict. */
  readonly checkedIn: number;
  /** Batches accepted without rework. */
  readonly acceptedFirstTry: number;
  /** Batches that were sent to rework at least once. Lost runners and retries do not count. */
  readonly reworked: number;
  /** `acceptedFirstTry` of all accepted; the target is over 0.9. */
  readonly firstTryAcceptance: number | null;
  /** `reworked` of all checked in; the target is under 0.1. */
  readonly rework: number | null;
  /** Sums over accepted batches, minutes. */
  readonly estimatedMinutes: number;
  readonly actualMinutes: number;
  readonly timings: readonly BatchTiming[];
  readonly agents: readonly AgentMetrics[];
}

/** Estimate against actual of one accepted batch; `actualMinutes` sums all its attempts. */
export interface BatchTiming {
  readonly batch: BatchId;
  readonly agent: AgentId | null;
  readonly estimateMinutes: number;
  readonly actualMinutes: number;
}

export interface AgentMetrics {
  readonly agent: AgentId | null;
  readonly name: string;
  readonly checkedIn: number;
  readonly accepted: number;
  readonly acceptedFirstTry: number;
  readonly reworked: number;
  readonly estimatedMinutes: number;
  readonly actualMinutes: number;
}
