import type { PausePolicy } from "../plan/plan.ts";
import { liveAttempt } from "./live-attempt.ts";
import type { BatchSpec } from "./run-spec.ts";
import type { Run } from "./run.ts";

const MINUTE_MS = 60_000;

/** What a pause does to the batches on which runners work at this moment, each list in rank order. */
export interface PauseEffect {
  /** Finish before the run is paused. */
  readonly finishing: readonly BatchSpec[];
  /** Have only just begun, and are stopped to be done again later. */
  readonly handedBack: readonly BatchSpec[];
  /** Are being stopped already, for whatever reason. */
  readonly stopping: readonly BatchSpec[];
}

/** Says what a pause by this policy would do at `at`, and what it still waits for once it is under way. O(batches). */
export function pauseEffect(run: Run, policy: PausePolicy, at: number): PauseEffect {
  const finishing: BatchSpec[] = [];
  const handedBack: BatchSpec[] = [];
  const stopping: BatchSpec[] = [];
  for (const spec of run.spec.batches) {
    const batch = run.batches[spec.id];
    const stage = batch === undefined ? undefined : liveAttempt(batch)?.stage;
    if (stage?.kind !== "running") continue;
    if (stage.stopping !== null) stopping.push(spec);
    // What a person has done is only checked, which is soon over.
    else if (stage.done === null && isHandedBack(policy, spec, (at - stage.startedAt) / MINUTE_MS)) handedBack.push(spec);
    else finishing.push(spec);
  }
  return { finishing, handedBack, stopping };
}

function isHandedBack({ handBackMinutes, finishMinutes, between }: PausePolicy, { estimateMinutes }: BatchSpec, workedMinutes: number): boolean {
  // Work past its estimate is not near its end where nothing may finish for being so: it may hang.
  if (finishMinutes > 0 && estimateMinutes - workedMinutes <= finishMinutes) return false;
  return workedMinutes < handBackMinutes || between === "hand-back";
}
