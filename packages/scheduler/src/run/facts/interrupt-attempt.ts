import type { RunDraft } from "../run-draft.ts";
import { endedStage } from "./ended-stage.ts";
import { failBatch } from "./fail-batch.ts";
import type { LiveWork } from "./find-live.ts";

/**
 * Ends an attempt whose runner was shut down. Its batch is done again at once, or a person is asked where the plan says
 * so of work that was cut short. It counts neither as a lost runner nor as a failure: the batch is not to blame.
 */
export function interruptAttempt(draft: RunDraft, { spec, attempt }: LiveWork): void {
  draft.setStage(spec.id, endedStage(attempt.stage, draft.at, { kind: "shut-down" }));
  if (draft.spec.onLost === "ask") failBatch(draft, spec, "Its runner was shut down; look at what it did before you retry");
  else draft.setPhase(spec.id, { kind: "waiting" });
}
