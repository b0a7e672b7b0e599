import { readyTime } from "../ready-time.ts";
import type { RunDraft } from "../run-draft.ts";
import type { Batch } from "../run.ts";

/**
 * Lets a delayed batch wait for what it needs again, where a person took back that this was there, or where more of it
 * has come so that its time is another. Returns whether it did.
 */
export function recallDelayed(draft: RunDraft): boolean {
  const { recalled } = draft.tally;
  let changed = false;
  for (let rank = recalled.next(0); rank >= 0; rank = recalled.next(rank + 1)) {
    const spec = draft.index.byRank[rank];
    const batch = spec === undefined ? null : draft.batch(spec.id);
    recalled.delete(rank);
    if (spec === undefined || batch === null || isStillRight(draft, rank, batch)) continue;
    draft.setPhase(spec.id, { kind: "waiting" });
    changed = true;
  }
  return changed;
}

/** Whether a batch has what it needs, and waits for the right time. */
function isStillRight(draft: RunDraft, rank: number, { id, phase }: Batch): boolean {
  if (phase.kind !== "delayed" || draft.tally.outlook(rank) !== "complete") return false;
  return readyTime(draft.run, draft.batchSpec(id))?.at === phase.until;
}
