import { liveAttempt } from "../live-attempt.ts";
import type { RunDraft } from "../run-draft.ts";

/** Offers again what runners were refused while too much waited for a check-in. O(offers). */
export function offerAgain(draft: RunDraft): void {
  const { offered } = draft.tally;
  for (let rank = offered.next(0); rank >= 0; rank = offered.next(rank + 1)) {
    const spec = draft.index.byRank[rank];
    const live = spec === undefined ? null : liveAttempt(draft.batch(spec.id));
    if (live !== null) draft.commands.push({ type: "offer", attempt: live.id, epoch: live.epoch });
  }
}
