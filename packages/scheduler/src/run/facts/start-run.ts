import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";

/** Starts a run that has not begun. */
export function startRun(draft: RunDraft): Refusal | null {
  if (draft.status !== "created") return refuse("not-now", "The run has already been started");
  draft.setStatus("running", null);
  return null;
}
