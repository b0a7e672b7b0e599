import type { RunDraft } from "./run-draft.ts";
import type { Attempt, Run } from "./run.ts";
import { tallyOf } from "./tally.ts";

/** Whether so many batches wait for a check-in that no new work for runners starts. */
export function isFullyUnchecked({ spec, tally }: Pick<RunDraft, "spec" | "tally">): boolean {
  return spec.maxUnchecked !== null && tally.unchecked >= spec.maxUnchecked;
}

/** Whether runners may claim new work of a run: it runs, and not too much waits for a check-in. O(1) after a transition. */
export function takesNewWork(run: Run): boolean {
  return run.status === "running" && !isFullyUnchecked({ spec: run.spec, tally: tallyOf(run) });
}

/**
 * Whether a runner may claim this attempt now. Checking what a person has done is no new work, so too many check-ins do
 * not hold it back. Every offer of a run may change when `takesNewWork` does.
 */
export function isClaimable(run: Run, { stage }: Pick<Attempt, "stage">): boolean {
  return stage.kind === "offered" && (stage.done === null ? takesNewWork(run) : run.status === "running");
}
