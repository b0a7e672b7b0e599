import type { Blocker, HandOver } from "../coordination/coordination.ts";
import { openHandOvers } from "../coordination/hand-overs.ts";
import { stoppingBlockers } from "../coordination/open-blockers.ts";
import { isSatisfied } from "../is-satisfied.ts";
import type { RunDraft } from "../run-draft.ts";

/** Who closes what has settled itself. */
const BY_ITSELF = "the run";

/** Closes what has settled itself: hand-overs to work that is done again, blockers of batches that nobody waits for any more. */
export function tidyCoordination(draft: RunDraft): void {
  const { at } = draft;
  const { coordination } = draft.run;
  const again = new Set(openHandOvers(coordination).filter(({ batch, attempt }) => draft.find(batch)?.attempts.at(-1)?.id !== attempt));
  const moot = new Set<Blocker>(stoppingBlockers(coordination).filter(({ batch }) => isDone(draft, batch)));
  if (again.size === 0 && moot.size === 0) return;
  draft.setCoordination({
    ...coordination,
    handOvers: again.size === 0 ? coordination.handOvers : coordination.handOvers.map((one): HandOver => (again.has(one) ? { ...one, settled: { how: "again", by: BY_ITSELF, at, notes: null } } : one)),
    blockers: moot.size === 0 ? coordination.blockers : coordination.blockers.map((one): Blocker => (moot.has(one) ? { ...one, resolved: { how: { kind: "dismissed" }, text: "Nobody waits for it any more", by: BY_ITSELF, at } } : one)),
  });
}

/** A batch that is no longer there counts as done. */
function isDone(draft: RunDraft, batch: Blocker["batch"]): boolean {
  const phase = batch === null ? undefined : draft.find(batch)?.phase;
  return phase === undefined || isSatisfied(phase);
}
