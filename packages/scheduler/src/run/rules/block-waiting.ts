import { stoppingBlockers } from "../coordination/open-blockers.ts";
import type { RunDraft } from "../run-draft.ts";

/** Keeps what has an open blocker from starting. Returns whether anything changed. O(open blockers). */
export function blockWaiting(draft: RunDraft): boolean {
  let changed = false;
  for (const { batch, raisedAt } of stoppingBlockers(draft.run.coordination)) {
    const kind = draft.find(batch)?.phase.kind;
    if (kind !== "waiting" && kind !== "delayed" && kind !== "backoff") continue;
    draft.setPhase(batch, { kind: "blocked", since: raisedAt });
    changed = true;
  }
  return changed;
}
