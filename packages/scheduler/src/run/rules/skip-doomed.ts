import type { BatchId } from "../../plan/ids.ts";
import type { RunDraft } from "../run-draft.ts";

/**
 * Keeps skipped what needs, through any number of others, a batch that failed in isolation; and lets it wait again
 * as soon as that no longer holds, because the batch is retried or skipped by a person. O(batches + needs) once
 * something failed.
 */
export function skipDoomed(draft: RunDraft): void {
  if (draft.tally.broken === 0) return;
  for (const spec of draft.index.inNeedsOrder()) {
    const { phase } = draft.batch(spec.id);
    const undecided = phase.kind === "waiting" || (phase.kind === "skipped" && phase.becauseOf !== null);
    if (!undecided) continue;
    const culprit = culpritOf(draft, spec.needs);
    if (culprit === null && phase.kind === "skipped") draft.setPhase(spec.id, { kind: "waiting" });
    if (culprit !== null && phase.kind === "waiting") {
      const by = `failure of ${draft.batchSpec(culprit).title}`;
      draft.setPhase(spec.id, { kind: "skipped", at: draft.at, by, becauseOf: culprit });
    }
  }
}

/** The failed batch that one of these stands for. */
function culpritOf(draft: RunDraft, needs: readonly BatchId[]): BatchId | null {
  for (const need of needs) {
    const { phase } = draft.batch(need);
    if (phase.kind === "failed" && draft.batchSpec(need).onFailure === "isolated") return need;
    if (phase.kind === "skipped" && phase.becauseOf !== null) return phase.becauseOf;
  }
  return null;
}
