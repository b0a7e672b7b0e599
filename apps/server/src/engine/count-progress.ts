import { type Batch, isFinalStatus, liveAttempt, type Run } from "@planloom/scheduler";

/** The counters that lists show of a run. */
export interface Progress {
  /** Batches accepted or skipped. */
  readonly done: number;
  /** Batches that wait for a person: a check-in, work to do, or a decision on a failure. 0 once the run is over. */
  readonly forPerson: number;
}

export function countProgress(run: Run): Progress {
  const batches = run.spec.batches.flatMap(({ id }) => run.batches[id] ?? []);
  return {
    done: batches.filter(({ phase }) => phase.kind === "accepted" || phase.kind === "skipped").length,
    forPerson: isFinalStatus(run.status) ? 0 : batches.filter(waitsForPerson).length,
  };
}

function waitsForPerson(batch: Batch): boolean {
  const { kind } = batch.phase;
  return kind === "checking" || kind === "failed" || (kind === "running" && liveAttempt(batch)?.stage.kind === "with-person");
}
