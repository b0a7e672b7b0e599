import type { BatchId } from "../../plan/ids.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";

/** Ends the wait before a retry, unless it is another wait than the alarm was set for. */
export function endBackoff(draft: RunDraft, id: BatchId, attempts: number): Refusal | null {
  const batch = draft.find(id);
  if (batch === undefined) return refuse("unknown-batch", `This run has no batch ${id}`);
  if (batch.phase.kind !== "backoff" || batch.attempts.length !== attempts) {
    return refuse("not-now", `${draft.batchSpec(id).title} does not wait for its attempt ${attempts + 1}`);
  }
  draft.setPhase(id, { kind: "waiting" });
  return null;
}
