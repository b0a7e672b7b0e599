import type { RunDraft } from "../run-draft.ts";
import type { Attempt } from "../run.ts";
import { endedStage } from "./ended-stage.ts";

/**
 * Stops a live attempt for a person. One that no runner works on ends at once, and its batch with it; a running one is
 * told to stop, and ends when its runner says so.
 */
export function stopWork(draft: RunDraft, attempt: Attempt, by: string): void {
  const { stage, batch, epoch } = attempt;
  if (stage.kind === "running") {
    // It has lost its race anyway.
    if (stage.stopping?.kind === "race") return;
    draft.setStage(batch, { ...stage, stopping: { kind: "person", by } });
    // Its runner already has the order when the time was up before.
    if (stage.stopping === null) draft.commands.push({ type: "stop", attempt: attempt.id, epoch });
    return;
  }
  draft.setStage(batch, endedStage(stage, draft.at, { kind: "stopped", by }));
  draft.setPhase(batch, { kind: "stopped", at: draft.at });
}
