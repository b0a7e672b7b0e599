import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";

/** Makes sure that a person's decision can still count: a failed run goes on, one being stopped does not. */
export function reopenRun(draft: RunDraft): Refusal | null {
  if (draft.status === "created") return refuse("not-now", "The run has not been started");
  if (draft.status === "stopping") return refuse("not-now", "The run is being stopped");
  if (draft.status === "failed") draft.setStatus("running", null);
  return null;
}
