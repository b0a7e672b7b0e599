import { isSatisfied } from "../is-satisfied.ts";
import type { RunDraft } from "../run-draft.ts";
import type { BatchSpec } from "../run-spec.ts";
import { handledFailures } from "./handled-failures.ts";

/**
 * Ends a run in which nothing is left to do, or nothing can be done any more: accepted where every failure was handled. A paused run ends only when everything
 * is accepted: whatever failed in it, a person has been asked, and resumes or stops it.
 */
export function conclude(draft: RunDraft): void {
  const { moving, unsatisfied, worked } = draft.tally;
  if (draft.status === "pausing" && worked === 0) draft.setStatus("paused", draft.run.reason);
  if (moving > 0) return;
  if (draft.status === "stopping") return end(draft, "stopped", draft.run.reason);
  if (draft.status !== "running" && draft.status !== "paused" && draft.status !== "pausing") return;
  if (unsatisfied === 0) return end(draft, "accepted", null);
  // Dispatch has just run: with nothing held, whatever still waits waits for something that will not come by itself.
  if (draft.status !== "running") return;
  const left = whatIsLeft(draft);
  if (left.length === 0) end(draft, "accepted", null);
  else end(draft, "failed", leftWords(draft, left));
}

function end(draft: RunDraft, status: "accepted" | "failed" | "stopped", reason: string | null): void {
  draft.setStatus(status, reason);
  draft.commands.push({ type: "concluded" });
}

/** What was not done, unless it failed and that was handled; what was skipped with it is no more than its consequence. */
function whatIsLeft(draft: RunDraft): readonly BatchSpec[] {
  const handled = handledFailures(draft);
  return draft.spec.batches.filter(({ id }) => {
    const { phase } = draft.batch(id);
    return !isSatisfied(phase) && phase.kind !== "skipped" && !handled.has(id);
  });
}

function leftWords(draft: RunDraft, left: readonly BatchSpec[]): string {
  const broken = left.filter(({ id }) => ["failed", "stopped"].includes(draft.batch(id).phase.kind));
  const undone = broken.length === 0 ? left : broken;
  const named = undone.slice(0, 3).map(({ title }) => title).join(", ");
  return undone.length > 3 ? `Not done: ${named} and ${undone.length - 3} more` : `Not done: ${named}`;
}
