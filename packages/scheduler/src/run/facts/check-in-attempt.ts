import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { Verdict } from "../run.ts";
import { acceptBatch } from "./accept-batch.ts";
import { endedStage } from "./ended-stage.ts";
import type { LiveWork } from "./find-live.ts";

interface CheckIn {
  readonly verdict: Verdict;
  readonly by: string;
  readonly notes: string | null;
}

/** Records the verdict on reported work: accepted, or sent round again with notes. */
export function checkInAttempt(draft: RunDraft, { spec, attempt }: LiveWork, { verdict, by, notes }: CheckIn): Refusal | null {
  const { stage } = attempt;
  if (stage.kind !== "reported") return refuse("not-now", `Attempt ${attempt.id} has not been reported`);
  if (verdict !== "rework") {
    acceptBatch(draft, spec.id, { stage, verdict, by, notes });
    return null;
  }
  draft.setStage(spec.id, endedStage(stage, draft.at, { kind: "checked-in", verdict, by, notes }));
  draft.setPhase(spec.id, { kind: "waiting" });
  draft.settleAttempts(spec.id, notes);
  return null;
}
