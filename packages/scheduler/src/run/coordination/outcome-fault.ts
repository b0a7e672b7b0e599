import { isFinalStatus } from "../live-attempt.ts";
import type { RunStatus } from "../run.ts";
import type { ScopeOutcome } from "./coordination.ts";

/** Why files outside a scope cannot be decided about in this way while a run stands like this; `null` where they can. */
export function outcomeFault(status: RunStatus, how: ScopeOutcome): string | null {
  if (isFinalStatus(status)) return how === "reverted" || how === "kept" ? null : "The run is over, and what it does is not changed any more. Have the files put back, or leave them as they are";
  return how === "kept" ? "The run goes on: widen the claim, have the files put back, or make it a blocker" : null;
}
