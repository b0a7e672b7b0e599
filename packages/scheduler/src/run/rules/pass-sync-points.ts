import type { RunDraft } from "../run-draft.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { AttemptReport } from "../run.ts";
import { holdBack } from "./hold-back.ts";
import { nextCause } from "./next-cause.ts";

/** Nothing ran, and nothing went wrong. */
const NOTHING_TO_REPORT: AttemptReport = {
  outcome: { kind: "exited", code: 0 },
  acceptance: null,
  outputs: [],
  missingOutputs: [],
};

/**
 * Passes every sync point that has what it needs and whose time has come, until there is none left to pass: accepted at
 * once, or laid before a person where the plan wants one to look. They hold nothing, so no limit counts for them.
 */
export function passSyncPoints(draft: RunDraft): void {
  if (draft.status !== "running") return;
  const { readyGates } = draft.tally;
  // One that was passed may let others through, of later ranks in this round and of earlier ones in the next.
  while (readyGates.next(0) >= 0) {
    for (let rank = readyGates.next(0); rank >= 0; rank = readyGates.next(rank + 1)) {
      const spec = draft.index.byRank[rank];
      if (spec !== undefined && !holdBack(draft, spec)) passSyncPoint(draft, spec);
    }
  }
}

function passSyncPoint(draft: RunDraft, { id, acceptance }: BatchSpec): void {
  const cause = nextCause(draft.batch(id));
  const work = { startedAt: draft.at, endedAt: draft.at, runner: null, report: NOTHING_TO_REPORT };
  if (acceptance === "command") {
    const ending = { kind: "checked-in", verdict: "accept", by: "command", notes: null } as const;
    draft.addAttempt(id, cause, { kind: "ended", ...work, ending });
    draft.setPhase(id, { kind: "accepted", at: draft.at, verdict: "accept" });
  } else {
    draft.addAttempt(id, cause, { kind: "reported", ...work });
    draft.setPhase(id, { kind: "checking", since: draft.at });
  }
}
