import { type BatchId, type BatchSpec, liveAttempt, type Run } from "@planloom/scheduler";

/** The batches of a run by where they stand, each list in rank order. Every batch is in exactly one. */
export interface Standing {
  readonly accepted: readonly BatchId[];
  readonly skipped: readonly BatchId[];
  /** A runner or a person works on it. */
  readonly running: readonly BatchId[];
  /** A person has to check it in or take it up. */
  readonly forPerson: readonly BatchId[];
  /** Failed, stopped or blocked: a person decides what becomes of it. */
  readonly broken: readonly BatchId[];
  /** Nobody has begun with it. */
  readonly waiting: readonly BatchId[];
}

/** Sorts some batches of a run by where they stand; all of them unless others are given. */
export function standingOf(run: Run, specs: readonly BatchSpec[] = run.spec.batches): Standing {
  const lists: Record<keyof Standing, BatchId[]> = { accepted: [], skipped: [], running: [], forPerson: [], broken: [], waiting: [] };
  for (const { id } of specs) lists[placeOf(run, id)].push(id);
  return lists;
}

function placeOf(run: Run, id: BatchId): keyof Standing {
  const batch = run.batches[id];
  switch (batch?.phase.kind) {
    case "accepted":
    case "skipped":
      return batch.phase.kind;
    case "failed":
    case "stopped":
    case "blocked":
      return "broken";
    case "checking":
      return "forPerson";
    case "running": {
      const stage = liveAttempt(batch)?.stage;
      if (stage?.kind === "with-person") return stage.startedAt === null ? "forPerson" : "running";
      return stage?.kind === "offered" ? "waiting" : "running";
    }
    case "waiting":
    case "delayed":
    case "backoff":
    case undefined:
      return "waiting";
  }
}

/** Whole percents of the batches that are done, 0 to 100; 100 only if all are. */
export function donePercent({ accepted, skipped, running, forPerson, broken, waiting }: Standing): number {
  const done = accepted.length + skipped.length;
  const all = done + running.length + forPerson.length + broken.length + waiting.length;
  return all === 0 ? 100 : Math.floor((100 * done) / all);
}
