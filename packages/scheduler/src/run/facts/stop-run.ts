import { liveAttempt } from "../live-attempt.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { Batch } from "../run.ts";
import { stopWork } from "./stop-work.ts";

/** Stops everything. What runs is told to; the run is stopped when the last runner has said that it did. */
export function stopRun(draft: RunDraft, by: string): Refusal | null {
  if (draft.status === "stopping") return refuse("not-now", "The run is already being stopped");
  draft.setStatus("stopping", `Stopped by ${by}`);
  for (const { id } of draft.spec.batches) stopBatch(draft, draft.batch(id), by);
  return null;
}

function stopBatch(draft: RunDraft, batch: Batch, by: string): void {
  const live = liveAttempt(batch);
  if (live !== null) stopWork(draft, live, by);
  else if (batch.phase.kind === "waiting" || batch.phase.kind === "blocked" || batch.phase.kind === "backoff" || batch.phase.kind === "delayed") {
    draft.setPhase(batch.id, { kind: "stopped", at: draft.at });
  }
}
