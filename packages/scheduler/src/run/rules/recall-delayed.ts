import type { RunDraft } from "../run-draft.ts";

/**
 * Lets a delayed batch wait for what it needs again, where a person took back that this was there, or where more of it
 * has come so that its time is another. Returns whether it did.
 */
export function recallDelayed(draft: RunDraft): boolean {
  const { recalled } = draft.tally;
  let changed = false;
  for (let rank = recalled.next(0); rank >= 0; rank = recalled.next(rank + 1)) {
    const spec = draft.index.byRank[rank];
    if (spec === undefined) continue;
    draft.setPhase(spec.id, { kind: "waiting" });
    changed = true;
  }
  return changed;
}
