import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";

/** Lets what runs go on, and nothing new start. */
export function pauseRun(draft: RunDraft, by: string): Refusal | null {
  if (draft.status !== "running") return refuse("not-now", `A run that is ${draft.status} cannot be paused`);
  draft.setStatus("paused", `Paused by ${by}`);
  return null;
}
