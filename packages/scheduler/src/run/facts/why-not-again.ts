import type { BatchId } from "../../plan/ids.ts";
import type { RunDraft } from "../run-draft.ts";

/** Why a batch cannot be done again by itself: another one decides about it. `null` where it can. */
export function whyNotAgain(draft: RunDraft, id: BatchId): string | null {
  const { phase } = draft.batch(id);
  const { title, race } = draft.batchSpec(id);
  if (phase.kind !== "skipped") return null;
  if (phase.becauseOf !== null) return `${title} was skipped because ${draft.batchSpec(phase.becauseOf).title} failed; retry that`;
  if (phase.cause === "not-needed") return `${title} is not needed, because what it is there for did not happen`;
  const winner = race === null ? undefined : draft.index.byRank[draft.tally.winnerOf(race)];
  return phase.cause === "race" && winner !== undefined ? `${winner.title} won the race of ${title}; restart that` : null;
}
