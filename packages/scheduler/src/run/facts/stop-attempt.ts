import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { LiveWork } from "./find-live.ts";
import { stopWork } from "./stop-work.ts";

/** Stops one attempt for a person, in whatever stage it is; its batch is stopped and not repeated by itself. */
export function stopAttempt(draft: RunDraft, { attempt }: LiveWork, by: string): Refusal | null {
  const stopping = attempt.stage.kind === "running" ? attempt.stage.stopping?.kind : undefined;
  if (stopping === "person" || stopping === "race") {
    return refuse("not-now", `Attempt ${attempt.id} is already being stopped`);
  }
  stopWork(draft, attempt, by);
  return null;
}
