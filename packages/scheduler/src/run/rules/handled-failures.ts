import type { BatchId } from "../../plan/ids.ts";
import { hasFailed } from "../is-satisfied.ts";
import type { RunDraft } from "../run-draft.ts";

/**
 * The batches whose failure has been dealt with, like an error that was caught: something that comes after it was
 * accepted, or after the failure of what could not be done because of it. O(batches + needs).
 */
export function handledFailures(draft: RunDraft): ReadonlySet<BatchId> {
  const { failures, failuresOf } = draft.index.links;
  const isCaught = (rank: number): boolean =>
    (failuresOf[rank] ?? []).some((place) => {
      const target = draft.index.byRank[failures[place]?.target ?? -1];
      return target !== undefined && draft.batch(target.id).phase.kind === "accepted";
    });
  const handled = new Set<BatchId>();
  draft.spec.batches.forEach(({ id }, rank) => {
    if (hasFailed(draft.batch(id).phase) && isCaught(rank)) handled.add(id);
  });
  // The set grows while it is walked: what was caught has been caught for all that led to it.
  for (const id of handled) for (const need of draft.batchSpec(id).needs) if (hasFailed(draft.batch(need).phase)) handled.add(need);
  return handled;
}
