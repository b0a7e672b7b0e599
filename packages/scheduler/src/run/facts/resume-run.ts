import { liveAttempt } from "../live-attempt.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";

/** Lets a paused run go on, or one that is being paused. What was offered before the pause is offered again: claims were refused meanwhile. */
export function resumeRun(draft: RunDraft): Refusal | null {
  if (draft.status !== "paused" && draft.status !== "pausing") return refuse("not-now", `A run that is ${draft.status} cannot be resumed`);
  draft.setStatus("running", null);
  for (const { id } of draft.spec.batches) {
    const live = liveAttempt(draft.batch(id));
    if (live?.stage.kind === "offered") draft.commands.push({ type: "offer", attempt: live.id, epoch: live.epoch });
  }
  return null;
}
