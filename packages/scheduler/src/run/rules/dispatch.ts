import { holdingOf } from "../holding.ts";
import { isSatisfied } from "../is-satisfied.ts";
import { occupancyOf } from "../occupancy.ts";
import type { RunDraft } from "../run-draft.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { Attempt, AttemptStage, Batch } from "../run.ts";
import { holdBack } from "./hold-back.ts";
import { nextCause } from "./next-cause.ts";

/**
 * Starts every waiting batch that has what it needs, whose time has come and that fits, in rank order. A batch gets its place, its agent, its
 * resources and its files all at once or not at all, so nobody ever holds one while waiting for another: no deadlock.
 * One that does not fit lets the next one try, so no room stays empty. O(batches + needs).
 */
export function dispatch(draft: RunDraft): void {
  if (draft.status !== "running") return;
  const occupancy = occupancyOf(draft.run);
  for (const spec of draft.spec.batches) {
    const batch = draft.batch(spec.id);
    if (batch.phase.kind !== "waiting" || spec.work === "none") continue;
    if (!spec.needs.every((need) => isSatisfied(draft.batch(need).phase))) continue;
    if (holdBack(draft, spec)) continue;
    if (occupancy.obstacle(spec) !== null) continue;
    const holding = holdingOf(start(draft, spec, batch));
    if (holding !== null) occupancy.hold(spec, holding);
  }
}

function start(draft: RunDraft, spec: BatchSpec, batch: Batch): AttemptStage {
  const cause = nextCause(batch);
  const stage = firstStage(spec, batch, cause);
  const attempt = draft.addAttempt(spec.id, cause, stage);
  draft.setPhase(spec.id, { kind: "running" });
  const type = stage.kind === "with-person" ? "ask-person" : "offer";
  draft.commands.push({ type, attempt: attempt.id, epoch: attempt.epoch });
  return stage;
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
