import type { RunDraft } from "../run-draft.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { AttemptReport, AttemptStage } from "../run.ts";
import { acceptBatch } from "./accept-batch.ts";

/** Work that is over and did not fail. */
export interface FinishedWork {
  readonly startedAt: number;
  readonly runner: string | null;
  readonly report: AttemptReport;
}

/** Hands finished work to its check-in: accepted at once where the command decides and found nothing, else a person looks. */
export function handIn(draft: RunDraft, spec: BatchSpec, work: FinishedWork): void {
  const stage: AttemptStage = { kind: "reported", endedAt: draft.at, ...work };
  const clean = work.report.acceptance?.passed !== false && work.report.missingOutputs.length === 0;
  if (spec.acceptance === "command" && clean) {
    acceptBatch(draft, spec.id, { stage, verdict: "accept", by: "command", notes: null });
    return;
  }
  draft.setStage(spec.id, stage);
  draft.setPhase(spec.id, { kind: "checking", since: draft.at });
}
