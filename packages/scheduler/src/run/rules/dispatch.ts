import type { RunDraft } from "../run-draft.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { Attempt, AttemptStage, Batch } from "../run.ts";
import { holdBack } from "./hold-back.ts";
import { nextCause } from "./next-cause.ts";

/**
 * Starts every waiting batch that has what it needs, whose time has come and that fits, in rank order. A batch gets its
 * place, its agent, its resources and its files all at once or not at all, so nobody ever holds one while waiting for
 * another: no deadlock. One that does not fit lets the next one try, so no room stays empty. O(ready batches).
 */
export function dispatch(draft: RunDraft): void {
  if (draft.status !== "running") return;
  const { ready, occupancy } = draft.tally;
  for (let rank = ready.next(0); rank >= 0; rank = ready.next(rank + 1)) {
    const spec = draft.index.byRank[rank];
    if (spec === undefined || holdBack(draft, spec)) continue;
    if (occupancy.fits(spec)) start(draft, spec, draft.batch(spec.id));
  }
}

function start(draft: RunDraft, spec: BatchSpec, batch: Batch): void {
  const cause = nextCause(batch);
  const stage = firstStage(spec, batch, cause);
  const attempt = draft.addAttempt(spec.id, cause, stage);
  draft.setPhase(spec.id, { kind: "running" });
  const type = stage.kind === "with-person" ? "ask-person" : "offer";
  draft.commands.push({ type, attempt: attempt.id, epoch: attempt.epoch });
}

function firstStage(spec: BatchSpec, batch: Batch, cause: Attempt["cause"]): AttemptStage {
  if (spec.work === "runner") return { kind: "offered", done: null };
  const last = batch.attempts.at(-1)?.stage;
  // The runner that was lost only checked what a person had done: that work still stands.
  if (cause === "lost" && last?.kind === "ended" && last.startedAt !== null && last.report !== null) {
    return { kind: "offered", done: { startedAt: last.startedAt, report: last.report } };
  }
  return { kind: "with-person", startedAt: null, by: null };
}
