import type { BatchId, BatchPhase, Run } from "@planloom/scheduler";
import { plainText } from "./markdown.ts";
import { durationWords } from "./times.ts";

/** How the work on a batch went, in a few words of Markdown. */
export function howItCame(run: Run, id: BatchId): string {
  const batch = run.batches[id];
  const last = batch?.attempts.at(-1);
  if (batch?.phase.kind === "skipped") return `skipped by ${plainText(batch.phase.by)}`;
  if (batch?.phase.kind !== "accepted" || last?.stage.kind !== "ended") return batch === undefined ? "unknown" : PHASE_WORDS[batch.phase.kind];
  const { startedAt, endedAt } = last.stage;
  const tries = batch.attempts.length === 1 ? "at the first try" : `at try ${batch.attempts.length}`;
  const time = startedAt === null ? "" : `, after ${durationWords(endedAt - startedAt)} of work`;
  return `accepted ${tries}${time}`;
}

const PHASE_WORDS: Readonly<Record<BatchPhase["kind"], string>> = {
  waiting: "waits",
  delayed: "waits for its time",
  running: "under way",
  backoff: "is tried again soon",
  checking: "done, and waits for a check-in",
  accepted: "accepted",
  blocked: "blocked",
  failed: "failed",
  skipped: "skipped",
  stopped: "stopped",
};
