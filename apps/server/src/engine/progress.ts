import { type Batch, isFinalStatus, liveAttempt, type Run, type RunChanges } from "@planloom/scheduler";

/** The counters that lists show of a run. */
export interface Progress {
  /** Batches accepted or skipped. */
  readonly done: number;
  /** Batches that wait for a person: a check-in, work to do, or a decision on a failure or a blocker. */
  readonly forPerson: number;
}

/** Counts all batches of a run. */
export function countProgress(run: Run): Progress {
  const batches = run.spec.batches.flatMap(({ id }) => run.batches[id] ?? []);
  return { done: batches.filter(isDone).length, forPerson: batches.filter(waitsForPerson).length };
}

/** The counters after some events, from those before them. O(what changed); O(batches) where it was replanned. */
export function progressAfter({ done, forPerson }: Progress, before: RunChanges, after: Run): Progress {
  if (before.run.spec !== after.spec) return countProgress(after);
  for (const [id, old] of before.batches) {
    const now = after.batches[id];
    if (now === undefined) continue;
    done += Number(isDone(now)) - Number(isDone(old));
    forPerson += Number(waitsForPerson(now)) - Number(waitsForPerson(old));
  }
  return { done, forPerson };
}

/** As lists show them: nobody is waited for any more once a run is over. */
export function shownProgress({ done, forPerson }: Progress, status: Run["status"]): Progress {
  return { done, forPerson: isFinalStatus(status) ? 0 : forPerson };
}

const isDone = ({ phase }: Batch): boolean => phase.kind === "accepted" || phase.kind === "skipped";

function waitsForPerson(batch: Batch): boolean {
  const { kind } = batch.phase;
  return kind === "checking" || kind === "failed" || kind === "blocked" || (kind === "running" && liveAttempt(batch)?.stage.kind === "with-person");
}
