import { sameData } from "../../plan/same-data.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { RunSpec } from "../run-spec.ts";
import { replanFault } from "../replan-fault.ts";
import { reopenRun } from "./reopen-run.ts";

/**
 * Changes what a run does while it is live: what has not begun may change and go, other work may come, and limits may
 * change for all. Refused as a whole, with the reason, where it touches what has begun or was made for another revision.
 * O(batches + needs).
 */
export function replanRun(draft: RunDraft, spec: RunSpec): Refusal | null {
  if (draft.status === "stopping") return refuse("not-now", "The run is being stopped");
  const fault = replanFault(draft.run, spec);
  if (fault !== null) return refuse("invalid-change", fault);
  if (draft.status === "failed") {
    const refusal = reopenRun(draft);
    if (refusal !== null) return refusal;
  }
  const before = draft.index;
  draft.replaceSpec(spec);
  for (const batch of spec.batches) {
    const { phase } = draft.batch(batch.id);
    const was = before.byRank[before.rankOf.get(batch.id) ?? -1];
    // Its time, or whether it is in vain, is found out anew.
    if (phase.kind === "delayed" && was !== undefined && !sameData(was, batch)) draft.setPhase(batch.id, { kind: "waiting" });
  }
  return null;
}
