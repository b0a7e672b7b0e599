import type { RunDraft } from "../run-draft.ts";

/** Lets a delayed batch wait for what it needs again, where a person took back that this was skipped. */
export function recallDelayed(draft: RunDraft): void {
  const { recalled } = draft.tally;
  for (let rank = recalled.next(0); rank >= 0; rank = recalled.next(rank + 1)) {
    const spec = draft.index.byRank[rank];
    if (spec !== undefined) draft.setPhase(spec.id, { kind: "waiting" });
  }
}
