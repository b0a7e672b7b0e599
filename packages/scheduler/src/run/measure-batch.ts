import type { BatchSpec } from "./run-spec.ts";
import type { Attempt, Batch, Verdict } from "./run.ts";

const MINUTE_MS = 60_000;

/** What one batch says about quality and time. */
export interface BatchMeasures {
  readonly checkedIn: boolean;
  readonly accepted: boolean;
  /** Sent back for its quality: by the verdict rework, or after it had been accepted. Blockers, losses and retries are none of it. */
  readonly reworked: boolean;
  readonly estimateMinutes: number;
  /** All its attempts together, those that were lost or failed too; waits for runners and check-ins are not in it. */
  readonly actualMinutes: number;
}

/** Measures one batch. A sync point has nothing to measure: nobody worked on it. */
export function measureBatch(spec: BatchSpec, batch: Batch): BatchMeasures {
  const verdicts = spec.work === "none" ? [] : batch.attempts.map(verdictOf);
  return {
    checkedIn: verdicts.some((verdict) => verdict !== null),
    accepted: spec.work !== "none" && batch.phase.kind === "accepted",
    reworked: verdicts.includes("rework") || batch.sentBack !== null,
    estimateMinutes: spec.estimateMinutes,
    actualMinutes: batch.attempts.reduce((sum, attempt) => sum + workedMs(attempt), 0) / MINUTE_MS,
  };
}

function verdictOf({ stage }: Attempt): Verdict | null {
  return stage.kind === "ended" && stage.ending.kind === "checked-in" ? stage.ending.verdict : null;
}

function workedMs({ stage }: Attempt): number {
  return stage.kind === "ended" && stage.startedAt !== null ? stage.endedAt - stage.startedAt : 0;
}
