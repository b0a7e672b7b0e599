import { type BatchId, describeWait, explainWait, type Run } from "@planloom/scheduler";
import { dayAndTime } from "./eta-words.ts";

/** What was found out about each state of a run; goes with the state. */
const known = new WeakMap<Run, Map<BatchId, string | null>>();

/**
 * Why a batch does not run, in a sentence, unless it waits for its check-in or for nothing. Every row of a list asks
 * this whenever anything changes in the window, so the answer is kept for as long as the run stands as it does.
 */
export function waitWords(run: Run, id: BatchId): string | null {
  const answers = known.get(run) ?? new Map<BatchId, string | null>();
  known.set(run, answers);
  const answer = answers.get(id);
  if (answer !== undefined) return answer;
  const reason = explainWait(run, id);
  const words = reason === null || reason.kind === "check-in" ? null : describeWait(run, reason, dayAndTime);
  answers.set(id, words);
  return words;
}
