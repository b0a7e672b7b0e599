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
  const repeat = spec.work === "runner" && failures <= spec.retries.limit;
  if (!repeat) return failBatch(draft, spec, failure.message);
  const until = draft.at + spec.retries.backoffSeconds * 1000 * 2 ** (failures - 1);
  draft.waitUntil(spec.id, { kind: "backoff", until });
}

function hasFailed({ stage }: Attempt): boolean {
  return stage.kind === "ended" && (stage.ending.kind === "failed" || stage.ending.kind === "timed-out");
}
