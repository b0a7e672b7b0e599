import type { BatchId } from "../../plan/ids.ts";
import type { RemarkTag } from "../coordination/coordination.ts";
import { openTo } from "../coordination/hand-overs.ts";
import type { RunDraft } from "../run-draft.ts";
import type { AttemptStage } from "../run.ts";
import { specIndex } from "../spec-index.ts";
import { endedStage } from "./ended-stage.ts";

interface Rework {
  /** The stage whose work is sent round again. */
  readonly stage: AttemptStage;
  readonly by: string;
  /** What the next attempt is told. */
  readonly notes: string | null;
  readonly tags: readonly RemarkTag[];
}

/** Ends the live attempt of a batch with the verdict rework; the next one is made as soon as there is room. */
export function sendToRework(draft: RunDraft, id: BatchId, { stage, by, notes, tags }: Rework): void {
  const ended = endedStage(stage, draft.at, { kind: "checked-in", verdict: "rework", by, notes, tags });
  draft.setStage(id, ended);
  draft.setPhase(id, { kind: "waiting" });
  draft.settleAttempts(id, notes);
  tellConsumers(draft, id, ended.endedAt);
}

/** Opens hand-overs to those that began after the work of a batch was done, and so used what is being done again. */
export function tellConsumers(draft: RunDraft, id: BatchId, since: number): void {
  openTo(draft, specIndex(draft.spec).consumersOf(id), { cause: { kind: "rework", batch: id }, since });
}
