import type { BatchId } from "../../plan/ids.ts";
import type { RunDraft } from "../run-draft.ts";
import type { AttemptStage } from "../run.ts";
import { endedStage } from "./ended-stage.ts";

interface Rework {
  /** The stage whose work is sent round again. */
  readonly stage: AttemptStage;
  readonly by: string;
  /** What the next attempt is told. */
  readonly notes: string | null;
}

/** Ends the live attempt of a batch with the verdict rework; the next one is made as soon as there is room. */
export function sendToRework(draft: RunDraft, id: BatchId, { stage, by, notes }: Rework): void {
  draft.setStage(id, endedStage(stage, draft.at, { kind: "checked-in", verdict: "rework", by, notes }));
  draft.setPhase(id, { kind: "waiting" });
  draft.settleAttempts(id, notes);
}
