import { batchOfAttempt, liveAttempt } from "../live-attempt.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { Fence } from "../run-event.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { Attempt, Batch } from "../run.ts";

export interface LiveWork {
  readonly kind: "live";
  readonly spec: BatchSpec;
  readonly batch: Batch;
  readonly attempt: Attempt;
}

/** Returns the live attempt that a fence names, or why there is none. */
export function findLive(draft: RunDraft, fence: Fence): LiveWork | Refusal {
  const batch = draft.find(batchOfAttempt(fence.attempt));
  const attempt = batch?.attempts.find(({ id }) => id === fence.attempt);
  if (batch === undefined || attempt === undefined) {
    return refuse("unknown-attempt", `This run has no attempt ${fence.attempt}`);
  }
  if (attempt.epoch !== fence.epoch) {
    return refuse("stale-epoch", `Attempt ${fence.attempt} is at epoch ${attempt.epoch}, not ${fence.epoch}`);
  }
  if (liveAttempt(batch) !== attempt) return refuse("not-now", `Attempt ${fence.attempt} is already over`);
  return { kind: "live", spec: draft.batchSpec(batch.id), batch, attempt };
}
