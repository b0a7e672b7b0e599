import { type BatchId, batchSpecOf, type BatchPhase, type Run } from "@planloom/scheduler";

/** Why a batch is skipped, in a few words. */
export function skipWords(run: Run, id: BatchId, { cause, by, becauseOf }: Extract<BatchPhase, { kind: "skipped" }>): string {
  switch (cause) {
    case "person":
      return `Skipped by ${by}`;
    case "failure":
      return becauseOf === null ? `Skipped by ${by}` : `Skipped because ${titleOf(run, becauseOf)} failed`;
    case "race":
      return `${winnerOf(run, id) ?? "Another"} won the race`;
    case "not-needed":
      return "Not needed: nothing failed";
  }
}

/** The title of the last batch of the task that won the race in which this one ran. */
function winnerOf(run: Run, id: BatchId): string | null {
  const race = batchSpecOf(run.spec, id)?.race ?? null;
  if (race === null) return null;
  const winner = run.spec.batches.find((spec) => spec.race === race && spec.index === spec.count && run.batches[spec.id]?.phase.kind === "accepted");
  return winner?.title ?? null;
}

function titleOf(run: Run, id: BatchId): string {
  return batchSpecOf(run.spec, id)?.title ?? id;
}
