import { isSatisfied } from "../is-satisfied.ts";
import type { RunDraft } from "../run-draft.ts";

/** Lets a delayed batch wait for what it needs again, where a person took back that this was skipped. O(batches). */
export function recallDelayed(draft: RunDraft): void {
  for (const { id, needs } of draft.spec.batches) {
    if (draft.batch(id).phase.kind !== "delayed") continue;
    if (!needs.every((need) => isSatisfied(draft.batch(need).phase))) draft.setPhase(id, { kind: "waiting" });
  }
}
