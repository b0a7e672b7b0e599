import type { Blocker, HandOver } from "../coordination/coordination.ts";
import { openHandOvers } from "../coordination/hand-overs.ts";
import { type BatchBlocker, openBatchBlockers } from "../coordination/open-blockers.ts";
import { isSatisfied } from "../is-satisfied.ts";
import type { RunDraft } from "../run-draft.ts";

/** Who closes what has settled itself. */
const BY_ITSELF = "the run";

/** Closes what has settled itself: hand-overs to work that is done again, blockers of batches that nobody waits for any more, and questions about batches that are no longer in the plan. */
export function tidyCoordination(draft: RunDraft): void {
  const { at } = draft;
  const { coordination } = draft.run;
  const again = new Set(openHandOvers(coordination).filter(({ batch, attempt }) => draft.find(batch)?.attempts.at(-1)?.id !== attempt));
  const moot = new Set<Blocker>(openBatchBlockers(coordination).filter((blocker) => isMoot(draft, blocker)));
  if (again.size === 0 && moot.size === 0) return;
  draft.setCoordination({
    ...coordination,
    handOvers: again.size === 0 ? coordination.handOvers : coordination.handOvers.map((one): HandOver => (again.has(one) ? { ...one, settled: { how: "again", by: BY_ITSELF, at, notes: null } } : one)),
    blockers: moot.size === 0 ? coordination.blockers : coordination.blockers.map((one): Blocker => (moot.has(one) ? { ...one, resolved: { how: { kind: "dismissed" }, text: "Nobody waits for it any more", by: BY_ITSELF, at } } : one)),
  });
}

/** Whether nobody needs an answer any more. A question about work that is done may still want one. */
function isMoot(draft: RunDraft, { batch, severity }: BatchBlocker): boolean {
  const phase = draft.find(batch)?.phase;
  return phase === undefined || (severity !== "minor" && isSatisfied(phase));
}
