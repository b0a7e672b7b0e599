import { liveAttempt } from "../live-attempt.ts";
import type { PausePolicy } from "../../plan/plan.ts";
import type { RunDraft } from "../run-draft.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { AttemptStage } from "../run.ts";

const MINUTE_MS = 60_000;

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
  for (const spec of handedBack(draft, policy)) {
    const live = liveAttempt(draft.batch(spec.id));
    if (live?.stage.kind !== "running") continue;
    draft.setStage(spec.id, { ...live.stage, stopping: { kind: "pause" } });
    draft.commands.push({ type: "stop", attempt: live.id, epoch: live.epoch });
  }
}

/** The batches on which a runner works that a pause by this policy hands back. O(batches). */
export function handedBack(draft: RunDraft, policy: PausePolicy): readonly BatchSpec[] {
  return draft.spec.batches.filter((spec) => {
    const stage = liveAttempt(draft.batch(spec.id))?.stage;
    return stage?.kind === "running" && stage.stopping === null && isHandedBack(policy, { spec, stage, at: draft.at });
  });
}

interface RunningWork {
  readonly spec: BatchSpec;
  readonly stage: Extract<AttemptStage, { kind: "running" }>;
  readonly at: number;
}

function isHandedBack({ handBackMinutes, finishMinutes, between }: PausePolicy, { spec, stage, at }: RunningWork): boolean {
  // What a person has done is only checked, which is soon over.
  if (stage.done !== null) return false;
  const workedMinutes = (at - stage.startedAt) / MINUTE_MS;
  if (spec.estimateMinutes - workedMinutes <= finishMinutes) return false;
  return workedMinutes < handBackMinutes || between === "hand-back";
}
