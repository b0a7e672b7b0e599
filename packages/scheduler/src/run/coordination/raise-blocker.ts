import { beginPause } from "../facts/begin-pause.ts";
import { endedStage } from "../facts/ended-stage.ts";
import { liveAttempt } from "../live-attempt.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { BatchId, BlockerId } from "../../plan/ids.ts";
import type { NewBlocker, Source } from "./coordination.ts";

/** Records a blocker, stops the work on its batch unless it is minor, and pauses the run where it is critical. */
export function raiseBlocker(draft: RunDraft, blocker: NewBlocker, source: Source): Refusal | null {
  const refusal = noteBlocker(draft, blocker, source);
  if (refusal !== null) return refusal;
  pauseFor(draft, [blocker]);
  if (blocker.severity !== "minor" && blocker.batch !== null) stopFor(draft, blocker.batch, blocker.id);
  return null;
}

/** Pauses a run for the first of these blockers that is critical. */
export function pauseFor(draft: RunDraft, blockers: readonly NewBlocker[]): void {
  const critical = blockers.find(({ severity }) => severity === "critical");
  if (critical !== undefined && draft.status === "running") beginPause(draft, { policy: draft.spec.pause, reason: `Blocker: ${critical.title}` });
}

/** Records a blocker and nothing more. */
export function noteBlocker(draft: RunDraft, blocker: NewBlocker, source: Source): Refusal | null {
  const { coordination } = draft.run;
  if (coordination.blockers.some(({ id }) => id === blocker.id)) return refuse("not-now", "This blocker has been raised already");
  if (blocker.batch !== null && draft.find(blocker.batch) === undefined) return refuse("unknown-batch", `This run has no batch ${blocker.batch}`);
  if (draft.status === "created") return refuse("not-now", "The run has not been started");
  draft.setCoordination({ ...coordination, blockers: [...coordination.blockers, { ...blocker, source, raisedAt: draft.at, escalated: null, resolved: null }] });
  return null;
}

/** Ends the work on a batch, or has its runner end it. What waits for a check-in is there to be looked at. */
function stopFor(draft: RunDraft, id: BatchId, blocker: BlockerId): void {
  const live = liveAttempt(draft.batch(id));
  if (live === null || live.stage.kind === "reported") return;
  if (live.stage.kind === "running") {
    if (live.stage.stopping !== null && live.stage.stopping.kind !== "pause") return;
    // Its runner has the order already where the run is being paused.
    if (live.stage.stopping === null) draft.commands.push({ type: "stop", attempt: live.id, epoch: live.epoch });
    draft.setStage(id, { ...live.stage, stopping: { kind: "blocker", blocker } });
    return;
  }
  draft.setStage(id, endedStage(live.stage, draft.at, { kind: "blocked", blocker }));
  draft.setPhase(id, { kind: "waiting" });
}
