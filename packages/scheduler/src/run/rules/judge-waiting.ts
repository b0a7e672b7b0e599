import type { BatchId } from "../../plan/ids.ts";
import type { RunDraft } from "../run-draft.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { BatchPhase } from "../run.ts";

/**
 * Keeps skipped what can never have what it waits for, because something failed in isolation or because the failure it
 * is there for did not come; and lets it wait again as soon as that no longer holds. Returns whether anything changed.
 * Costs what changes and no more.
 */
export function judgeWaiting(draft: RunDraft): boolean {
  const { misjudged } = draft.tally;
  let changed = false;
  // One that is skipped may doom others, of later ranks in this round and of earlier ones in the next.
  while (misjudged.next(0) >= 0) {
    for (let rank = misjudged.next(0); rank >= 0; rank = misjudged.next(rank + 1)) {
      const spec = draft.index.byRank[rank];
      if (spec === undefined) continue;
      draft.setPhase(spec.id, judgement(draft, rank, spec));
      changed = true;
    }
  }
  return changed;
}

function judgement(draft: RunDraft, rank: number, spec: BatchSpec): BatchPhase {
  const { at } = draft;
  switch (draft.tally.outlook(rank)) {
    case "open":
    case "complete":
      return { kind: "waiting" };
    case "not-needed":
      return { kind: "skipped", at, by: "not needed", cause: "not-needed", becauseOf: null };
    case "failure": {
      const becauseOf = culpritOf(draft, spec);
      return { kind: "skipped", at, by: `failure of ${draft.batchSpec(becauseOf).title}`, cause: "failure", becauseOf };
    }
  }
}

/** The failed batch that one of those it needs stands for. */
function culpritOf(draft: RunDraft, spec: BatchSpec): BatchId {
  for (const need of spec.needs) {
    const { phase } = draft.batch(need);
    if (phase.kind === "failed" && draft.batchSpec(need).onFailure === "isolated") return need;
    if (phase.kind === "skipped" && phase.becauseOf !== null) return phase.becauseOf;
  }
  throw new Error(`Nothing that batch ${spec.id} needs has failed`);
}
