import { checkInAttempt } from "./facts/check-in-attempt.ts";
import { claimAttempt } from "./facts/claim-attempt.ts";
import { endWait } from "./facts/end-wait.ts";
import { expireAttempt } from "./facts/expire-attempt.ts";
import { findLive, type LiveWork } from "./facts/find-live.ts";
import { loseAttempt } from "./facts/lose-attempt.ts";
import { markSuspect } from "./facts/mark-suspect.ts";
import { pauseRun } from "./facts/pause-run.ts";
import { replanRun } from "./facts/replan-run.ts";
import { reportAttempt } from "./facts/report-attempt.ts";
import { recordCoordination } from "./coordination/record-coordination.ts";
import { sendBackAccepted } from "./facts/send-back.ts";
import { restartBatch } from "./facts/restart-batch.ts";
import { resumeRun } from "./facts/resume-run.ts";
import { retryBatch } from "./facts/retry-batch.ts";
import { skipBatch } from "./facts/skip-batch.ts";
import { startRun } from "./facts/start-run.ts";
import { stopAttempt } from "./facts/stop-attempt.ts";
import { stopRun } from "./facts/stop-run.ts";
import { takeAttempt } from "./facts/take-attempt.ts";
import type { Refusal } from "./refusal.ts";
import type { RunDraft } from "./run-draft.ts";
import type { Fence, RunEvent, RunFact } from "./run-event.ts";

type AttemptFact = Extract<RunFact, Fence>;

const isAttemptFact = <Event extends RunFact>(event: Event): event is Extract<Event, Fence> => event.type.startsWith("attempt.");

/** Writes into the draft what happened, and nothing that follows from it. Returns why it changes nothing, or `null`. */
export function recordFact(draft: RunDraft, event: RunEvent): Refusal | null {
  switch (event.type) {
    case "run.started": return startRun(draft);
    case "run.paused": return pauseRun(draft, event.by, event.policy);
    case "run.resumed": return resumeRun(draft);
    case "run.stop-requested": return stopRun(draft, event.by);
    case "run.replanned": return replanRun(draft, event.spec);
    case "batch.wait-elapsed": return endWait(draft, event.batch, event.attempts);
    case "batch.retried": return retryBatch(draft, event.batch);
    case "batch.restarted": return restartBatch(draft, event.batch, event);
    case "batch.skipped": return skipBatch(draft, event.batch, event.by);
    case "batch.sent-back": return sendBackAccepted(draft, event.batch, event);
    default: return isAttemptFact(event) ? recordAttemptFact(draft, event) : recordCoordination(draft, event);
  }
}

function recordAttemptFact(draft: RunDraft, event: AttemptFact): Refusal | null {
  const found = findLive(draft, event);
  return found.kind === "refused" ? found : recordLiveFact(draft, found, event);
}

function recordLiveFact(draft: RunDraft, work: LiveWork, event: AttemptFact): Refusal | null {
  switch (event.type) {
    case "attempt.claimed": return claimAttempt(draft, work, event.runner);
    case "attempt.taken": return takeAttempt(draft, work, event.by);
    case "attempt.suspected": return markSuspect(draft, work, true);
    case "attempt.heard": return markSuspect(draft, work, false);
    case "attempt.lost": return loseAttempt(draft, work);
    case "attempt.overdue": return expireAttempt(draft, work);
    case "attempt.stop-requested": return stopAttempt(draft, work, event.by);
    case "attempt.reported": return reportAttempt(draft, work, event.report);
    case "attempt.checked-in": return checkInAttempt(draft, work, event);
  }
}
