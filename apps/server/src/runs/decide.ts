import { ApiError, type DecisionResult } from "@planloom/api";
import type { RunId } from "@planloom/scheduler";
import type { Delivery } from "../engine/advance-run.ts";
import type { ApplyEvents } from "../engine/apply-event.ts";

/**
 * Delivers one fact that somebody decided, and says whether it was applied or came too late. Throws `not-found` if
 * there is no such run.
 */
export async function decide(engine: ApplyEvents, run: RunId, delivery: Delivery): Promise<DecisionResult> {
  const advanced = await engine.apply(run, [delivery]);
  const [outcome] = advanced?.outcomes ?? [];
  if (outcome === undefined) throw new ApiError("not-found", "There is no such run.");
  return outcome;
}
