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
  account: null,
};

/**
 * Passes the first sync point that has what it needs, or delays it until its time has come: offered to a runner where it
 * has an acceptance command, and otherwise accepted at once, or laid before a person where the plan wants one to look. It
 * holds nothing that others wait for, so no limit counts for it. Returns whether there was one: only one at a time, since
 * of those that race the next may have lost by then.
 */
export function passSyncPoint(draft: RunDraft): boolean {
  if (draft.status !== "running") return false;
  const spec = draft.index.byRank[draft.tally.readyGates.next(0)];
  if (spec === undefined) return false;
  if (!holdBack(draft, spec)) pass(draft, spec);
  return true;
}

function pass(draft: RunDraft, { id, acceptance, hasAcceptanceCommand }: BatchSpec): void {
  const cause = nextCause(draft.batch(id));
  if (hasAcceptanceCommand) {
    // The work was done by those before it; only the acceptance command is left.
    const attempt = draft.addAttempt(id, cause, { kind: "offered", done: { startedAt: draft.at, report: NOTHING_TO_REPORT } });
    draft.setPhase(id, { kind: "running" });
    draft.commands.push({ type: "offer", attempt: attempt.id, epoch: attempt.epoch });
    return;
  }
  const work = { startedAt: draft.at, endedAt: draft.at, runner: null, report: NOTHING_TO_REPORT };
  if (acceptance === "command") {
    const ending = { kind: "checked-in", verdict: "accept", by: "command", notes: null, tags: [] } as const;
    draft.addAttempt(id, cause, { kind: "ended", ...work, ending });
    draft.setPhase(id, { kind: "accepted", at: draft.at, verdict: "accept" });
  } else {
    draft.addAttempt(id, cause, { kind: "reported", ...work });
    draft.setPhase(id, { kind: "checking", since: draft.at });
  }
}
