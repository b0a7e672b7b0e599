import { isFullyUnchecked } from "../takes-new-work.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { LiveWork } from "./find-live.ts";

/** Gives an offered attempt to a runner, and sets the alarm for the time it may take. */
export function claimAttempt(draft: RunDraft, { spec, attempt }: LiveWork, runner: string): Refusal | null {
  if (attempt.stage.kind !== "offered") return refuse("not-now", `Attempt ${attempt.id} is not on offer`);
  if (draft.status !== "running") return refuse("not-now", `Nothing starts while the run is ${draft.status}`);
  const { done } = attempt.stage;
  if (done === null && isFullyUnchecked(draft)) return refuse("not-now", `Nothing starts while ${draft.tally.unchecked} batches wait for a check-in`);
  draft.setStage(spec.id, { kind: "running", startedAt: draft.at, runner, suspect: false, stopping: null, done });
  const at = draft.at + spec.timeoutMinutes * 60_000;
  draft.commands.push({ type: "alarm-timeout", attempt: attempt.id, epoch: attempt.epoch, at });
  return null;
}
