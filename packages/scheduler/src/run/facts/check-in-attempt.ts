import { refuse, type Refusal } from "../refusal.ts";
import type { RemarkTag } from "../coordination/coordination.ts";
import type { RunDraft } from "../run-draft.ts";
import type { Verdict } from "../run.ts";
import { acceptBatch } from "./accept-batch.ts";
import type { LiveWork } from "./find-live.ts";
import { sendToRework } from "./send-to-rework.ts";

interface CheckIn {
  readonly verdict: Verdict;
  readonly by: string;
  readonly notes: string | null;
  readonly tags: readonly RemarkTag[];
}

/** Records the verdict on reported work: accepted, or sent round again with notes. */
export function checkInAttempt(draft: RunDraft, { spec, attempt }: LiveWork, { verdict, by, notes, tags }: CheckIn): Refusal | null {
  const { stage } = attempt;
  if (stage.kind !== "reported") return refuse("not-now", `Attempt ${attempt.id} has not been reported`);
  if (verdict !== "rework") {
    acceptBatch(draft, spec.id, { stage, verdict, by, notes });
    return null;
  }
  sendToRework(draft, spec.id, { stage, by, notes, tags });
  return null;
}
