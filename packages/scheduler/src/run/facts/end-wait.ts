import type { BatchId } from "../../plan/ids.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";

/** Ends the wait of a batch for a time, unless that has not come yet or it is another wait than the alarm was set for. */
export function endWait(draft: RunDraft, id: BatchId, attempts: number): Refusal | null {
  const batch = draft.find(id);
  if (batch === undefined) return refuse("unknown-batch", `This run has no batch ${id}`);
  const { phase } = batch;
  const { title } = draft.batchSpec(id);
  if ((phase.kind !== "backoff" && phase.kind !== "delayed") || batch.attempts.length !== attempts) {
    return refuse("not-now", `${title} does not wait for its attempt ${attempts + 1}`);
  }
  if (draft.at < phase.until) return refuse("not-now", `${title} waits ${Math.ceil((phase.until - draft.at) / 1000)} seconds longer`);
  draft.setPhase(id, { kind: "waiting" });
  return null;
}
