import { ApiError, type DecisionResult } from "@planloom/api";
import type { RunId } from "@planloom/scheduler";
import type { Delivery } from "../engine/delivery.ts";
import type { Engine } from "../engine/live-runs.ts";

/**
 * Delivers one fact that somebody decided, and says whether it was applied or came too late. Throws `not-found` if
 * there is no such run.
 */
export async function decide(engine: Engine, run: RunId, delivery: Delivery): Promise<DecisionResult> {
  const advanced = await engine.apply(run, [delivery]);
  const [outcome] = advanced?.outcomes ?? [];
  if (outcome === undefined) throw new ApiError("not-found", "There is no such run.");
  return outcome;
}
