import type { BatchId } from "../../plan/ids.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { BatchPhase } from "../run.ts";
import { reopenRun } from "./reopen-run.ts";

/** Lets what depends on a batch go on without it. Refused while it is being worked on, and once it was accepted. */
export function skipBatch(draft: RunDraft, id: BatchId, by: string): Refusal | null {
  const batch = draft.find(id);
  if (batch === undefined) return refuse("unknown-batch", `This run has no batch ${id}`);
  const reason = whyNot(batch.phase);
  if (reason !== null) return refuse("not-now", `${draft.batchSpec(id).title} ${reason}`);
  const refusal = reopenRun(draft);
  if (refusal !== null) return refusal;
  draft.setPhase(id, { kind: "skipped", at: draft.at, by, cause: "person", becauseOf: null });
  return null;
}

function whyNot(phase: BatchPhase): string | null {
  switch (phase.kind) {
    case "waiting":
    case "backoff":
    case "delayed":
    case "blocked":
    case "failed":
    case "stopped":
      return null;
    case "skipped":
      return phase.becauseOf === null ? "is already skipped" : null;
    case "running":
    case "checking":
      return "is being worked on; stop it first";
    case "accepted":
      return "was accepted, so nothing waits for it";
  }
}
