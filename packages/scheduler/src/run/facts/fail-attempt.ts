import type { Retries } from "../../plan/plan.ts";
import { retryDelayMs } from "../retry-delay.ts";
import type { RunDraft } from "../run-draft.ts";
import type { Attempt, AttemptEnding, AttemptReport } from "../run.ts";
import { endedStage } from "./ended-stage.ts";
import { failBatch } from "./fail-batch.ts";
import type { LiveWork } from "./find-live.ts";

export interface Failure {
  readonly ending: Extract<AttemptEnding, { kind: "failed" | "timed-out" }>;
  readonly report: AttemptReport | null;
  readonly message: string;
}

/**
 * Ends an attempt as failed: its batch waits to be repeated while it has retries left, and fails when it has none.
 * A person is never asked again by themselves.
 */
export function failAttempt(draft: RunDraft, { spec, batch, attempt }: LiveWork, failure: Failure): void {
  const ended = endedStage(attempt.stage, draft.at, failure.ending);
  draft.setStage(spec.id, { ...ended, report: failure.report ?? ended.report });
  const { attempts } = draft.batch(spec.id);
  const failures = attempts.slice(batch.settledAttempts).filter(hasFailed).length;
  const repeat = spec.work === "runner" && failures <= spec.retries.limit && isWorthRetrying(spec.retries, failure);
  if (!repeat) return failBatch(draft, spec, failure.message);
  const until = draft.at + retryDelayMs(spec.retries, { failures, attempt });
  draft.waitUntil(spec.id, { kind: "backoff", until });
}

/** The lists name exit codes; what ended in another way may always be tried again. */
function isWorthRetrying({ onExitCodes, notOnExitCodes }: Retries, { ending, report }: Failure): boolean {
  if (ending.kind === "timed-out" || report?.outcome.kind !== "exited" || report.outcome.code === 0) return true;
  const { code } = report.outcome;
  return !notOnExitCodes.includes(code) && (onExitCodes.length === 0 || onExitCodes.includes(code));
}

function hasFailed({ stage }: Attempt): boolean {
  return stage.kind === "ended" && (stage.ending.kind === "failed" || stage.ending.kind === "timed-out");
}
