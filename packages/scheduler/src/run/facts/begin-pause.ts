import { liveAttempt } from "../live-attempt.ts";
import type { PausePolicy } from "../../plan/plan.ts";
import { pauseEffect } from "../pause-effect.ts";
import type { RunDraft } from "../run-draft.ts";

interface Pause {
  readonly policy: PausePolicy;
  readonly reason: string;
}

/**
 * Lets nothing new start. What a runner works on finishes or is handed back, as the policy says, and the run is paused
 * once that has come to its end. What waits for people goes on waiting, and whatever is stopped already stays so.
 * O(batches).
 */
export function beginPause(draft: RunDraft, { policy, reason }: Pause): void {
  draft.setStatus("pausing", reason);
  for (const spec of pauseEffect(draft.run, policy, draft.at).handedBack) {
    const live = liveAttempt(draft.batch(spec.id));
    if (live?.stage.kind !== "running") continue;
    draft.setStage(spec.id, { ...live.stage, stopping: { kind: "pause" } });
    draft.commands.push({ type: "stop", attempt: live.id, epoch: live.epoch });
  }
}
