import { endedStage } from "../facts/ended-stage.ts";
import { liveAttempt } from "../live-attempt.ts";
import type { RunDraft } from "../run-draft.ts";
import type { BatchSpec } from "../run-spec.ts";

/**
 * Ends what competes with a task that has won its race: what runs is told to stop, and everything else is skipped with
 * what it found so far kept. Returns whether anything changed. Costs what changes and no more.
 */
export function settleRaces(draft: RunDraft): boolean {
  const { losers } = draft.tally;
  let changed = false;
  for (let rank = losers.next(0); rank >= 0; rank = losers.next(rank + 1)) {
    const loser = draft.index.byRank[rank];
    const winner = draft.index.byRank[draft.tally.winnerOf(loser?.race ?? "")];
    if (loser === undefined || winner === undefined) continue;
    beat(draft, loser, winner);
    changed = true;
  }
  return changed;
}

function beat(draft: RunDraft, { id }: BatchSpec, { id: winner }: BatchSpec): void {
  const live = liveAttempt(draft.batch(id));
  if (live?.stage.kind === "running") {
    draft.setStage(id, { ...live.stage, stopping: { kind: "race", winner } });
    // Its runner already has the order where somebody else stopped it before.
    if (live.stage.stopping === null) draft.commands.push({ type: "stop", attempt: live.id, epoch: live.epoch });
    return;
  }
  if (live !== null) draft.setStage(id, endedStage(live.stage, draft.at, { kind: "beaten", winner }));
  draft.setPhase(id, { kind: "skipped", at: draft.at, by: "race", cause: "race", becauseOf: null });
}
