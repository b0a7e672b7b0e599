import type { RunDraft } from "../run-draft.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { Attempt, AttemptStage, Batch } from "../run.ts";
import { isFullyUnchecked } from "../takes-new-work.ts";
import { holdBack } from "./hold-back.ts";
import { nextCause } from "./next-cause.ts";

/**
 * Starts every waiting batch that has what it needs, whose time has come and that fits, in rank order. A batch gets its
 * place, its agent, its resources and its files all at once or not at all, so nobody ever holds one while waiting for
 * another: no deadlock. One that does not fit lets the next one try, so no room stays empty. Costs what starts and the
 * ready batches of agents who are free, not those that wait for one.
 */
export function dispatch(draft: RunDraft): void {
  if (draft.status !== "running") return;
  delayFresh(draft);
  const { ready, occupancy } = draft.tally;
  let heads = ready.queues.map((queue) => ({ queue, rank: queue.ranks.next(0) }));
  for (;;) {
    heads = heads.filter(({ queue, rank }) => rank >= 0 && occupancy.admits(queue) && !(queue.work === "runner" && isFullyUnchecked(draft)));
    const first = heads.reduce<(typeof heads)[number] | null>((least, head) => (least === null || head.rank < least.rank ? head : least), null);
    const spec = first === null ? undefined : draft.index.byRank[first.rank];
    if (first === null || spec === undefined) return;
    first.rank = first.queue.ranks.next(first.rank + 1);
    if (occupancy.fits(spec)) start(draft, spec, draft.batch(spec.id));
  }
}

/** Delays what has become ready before its time. What was looked at once cannot become early again. */
function delayFresh(draft: RunDraft): void {
  const { fresh } = draft.tally;
  for (let rank = fresh.next(0); rank >= 0; rank = fresh.next(rank + 1)) {
    fresh.delete(rank);
    const spec = draft.index.byRank[rank];
    if (spec !== undefined) holdBack(draft, spec);
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
  // The runner that is gone only checked what a person had done: that work still stands.
  if ((cause === "lost" || cause === "shut-down") && last?.kind === "ended" && last.startedAt !== null && last.report !== null) {
    return { kind: "offered", done: { startedAt: last.startedAt, report: last.report } };
  }
  return { kind: "with-person", startedAt: null, by: null };
}
