import type { BatchId } from "../../plan/ids.ts";
import { publishContracts } from "../coordination/publish-contracts.ts";
import type { RunDraft } from "../run-draft.ts";
import type { AttemptStage } from "../run.ts";
import { endedStage } from "./ended-stage.ts";

interface Acceptance {
  /** The stage whose work is accepted. */
  readonly stage: AttemptStage;
  readonly verdict: "accept" | "minor";
  readonly by: string;
  readonly notes: string | null;
}

/** Ends the live attempt of a batch as accepted, and the batch with it, and makes known what it agrees with others. */
export function acceptBatch(draft: RunDraft, id: BatchId, { stage, verdict, by, notes }: Acceptance): void {
  draft.setStage(id, endedStage(stage, draft.at, { kind: "checked-in", verdict, by, notes, tags: [] }));
  draft.setPhase(id, { kind: "accepted", at: draft.at, verdict });
  const accepted = draft.batch(id).attempts.at(-1);
  if (accepted !== undefined) publishContracts(draft, draft.batchSpec(id), accepted);
}
