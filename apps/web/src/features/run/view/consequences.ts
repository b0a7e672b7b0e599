import { type Attempt, type BatchId, liveAttempt, type Run, transition, type Verdict } from "@planloom/scheduler";

/** What a verdict would lead to at this moment. */
export interface Consequences {
  /** Titles of batches that would start at once. */
  readonly starts: readonly string[];
  readonly concludes: boolean;
}

/** Plays a verdict on a copy of the run, by the machine that will decide it; `null` if it would not count any more. */
export function consequencesOf(run: Run, attempt: Attempt, verdict: Verdict): Consequences | null {
  const result = transition(run, { type: "attempt.checked-in", attempt: attempt.id, epoch: attempt.epoch, verdict, by: "", notes: null, at: run.startedAt ?? 0 });
  if (result.kind === "ignored") return null;
  const isLive = (state: Run, id: BatchId) => {
    const batch = state.batches[id];
    return batch !== undefined && liveAttempt(batch) !== null;
  };
  const starts = run.spec.batches.filter(({ id }) => isLive(result.run, id) && !isLive(run, id)).map(({ title }) => title);
  return { starts, concludes: result.run.status === "accepted" };
}

/** The same in one sentence. */
export function consequenceWords({ starts, concludes }: Consequences): string {
  if (concludes) return "This is the last one: accepting it finishes the run.";
  if (starts.length === 0) return "Nothing waits for this alone.";
  const named = starts.slice(0, 3).join(", ");
  return starts.length <= 3 ? `Accepting starts ${named}.` : `Accepting starts ${named} and ${starts.length - 3} more.`;
}
