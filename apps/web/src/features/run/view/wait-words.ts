import { type BatchId, describeWait, explainWait, explainWaitAmong, type KnownRunner, type Run } from "@planloom/scheduler";
import { dayAndTime } from "./eta-words.ts";

/** What was found out about each state of a run; goes with the state, and with what was known of the runners. */
const known = new WeakMap<Run, { readonly runners: readonly KnownRunner[] | null; readonly answers: Map<BatchId, string | null> }>();

/**
 * Why a batch does not run, in a sentence, unless it waits for its check-in or for nothing. `runners`: those there are;
 * `null` while that is not known. Every row of a list asks this whenever anything changes in the window, so the answer
 * is kept for as long as the run and the runners stand as they do.
 */
export function waitWords(run: Run, id: BatchId, runners: readonly KnownRunner[] | null): string | null {
  let found = known.get(run);
  if (found?.runners !== runners) {
    found = { runners, answers: new Map() };
    known.set(run, found);
  }
  const answer = found.answers.get(id);
  if (answer !== undefined) return answer;
  const reason = runners === null ? explainWait(run, id) : explainWaitAmong(run, id, runners);
  const words = reason === null || reason.kind === "check-in" ? null : describeWait(run, reason, (at) => dayAndTime(at));
  found.answers.set(id, words);
  return words;
}
