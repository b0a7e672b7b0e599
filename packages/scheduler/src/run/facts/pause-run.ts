import type { PausePolicy } from "../../plan/plan.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { pauseEffect } from "../pause-effect.ts";
import type { RunDraft } from "../run-draft.ts";
import { beginPause } from "./begin-pause.ts";

/** Pauses a run for a person. One that is being paused can be paused again by a policy that hands more back. */
export function pauseRun(draft: RunDraft, by: string, chosen: PausePolicy | null): Refusal | null {
  const policy = chosen ?? draft.spec.pause;
  if (draft.status === "pausing") {
    if (pauseEffect(draft.run, policy, draft.at).handedBack.length === 0) return refuse("not-now", "The run is already being paused, and nothing more would be handed back");
  } else if (draft.status !== "running") return refuse("not-now", `A run that is ${draft.status} cannot be paused`);
  beginPause(draft, { policy, reason: `Paused by ${by}` });
  return null;
}
