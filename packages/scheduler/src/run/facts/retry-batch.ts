import type { BatchId } from "../../plan/ids.ts";
import { isTurnedAway } from "../ready-time.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import { reopenRun } from "./reopen-run.ts";
import { whyNotAgain } from "./why-not-again.ts";

/** Sends a batch that failed, was stopped, skipped or turned away, or waits to be repeated, round again with all its retries. */
export function retryBatch(draft: RunDraft, id: BatchId): Refusal | null {
  const batch = draft.find(id);
  if (batch === undefined) return refuse("unknown-batch", `This run has no batch ${id}`);
  const { phase } = batch;
  const { title } = draft.batchSpec(id);
  const reason = whyNotAgain(draft, id);
  if (reason !== null) return refuse("not-now", reason);
  if (phase.kind !== "failed" && phase.kind !== "stopped" && phase.kind !== "skipped" && phase.kind !== "backoff" && !isTurnedAway(batch)) {
    return refuse("not-now", `${title} is ${phase.kind}, so there is nothing to retry`);
  }
  const refusal = reopenRun(draft);
  if (refusal !== null) return refusal;
  draft.setPhase(id, { kind: "waiting" });
  draft.settleAttempts(id, batch.notes);
  return null;
}
