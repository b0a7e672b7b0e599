import { ApiError } from "@planloom/api";
import { freezePlan, type FreezeResult, type Plan } from "@planloom/scheduler";
import { askAside, TookTooLong } from "../threads/ask-aside.ts";
import { planKey } from "./plan-key.ts";

/** Up to here a plan is frozen in about the time that a thread needs to start, 0.3 s at worst. */
const FEW_TASKS = 200;
const FEW_PATTERNS = 30;
const GIVEN_UP_AFTER_MS = 20_000;
/** A change is first looked at and then made, so that its plan comes twice. */
const REMEMBERED = 4;
/** By the keys of their plans, the one that was used last at the end. */
const remembered = new Map<string, FreezeResult>();

/**
 * Freezes a plan without keeping anybody waiting who wants something else of the server. Patterns are compared with
 * each other, every pair of them, and a plan of 0.3 MB can hold enough of the costly ones to take many minutes: it is
 * given up after `withinMs`, with an `ApiError`.
 */
export async function freezeAside(plan: Plan, withinMs = GIVEN_UP_AFTER_MS): Promise<FreezeResult> {
  if (plan.tasks.length <= FEW_TASKS && countPatterns(plan) <= FEW_PATTERNS) return freezePlan(plan);
  const key = await planKey(plan);
  const frozen = remembered.get(key) ?? (await freezeInThread(plan, withinMs));
  remembered.delete(key);
  remembered.set(key, frozen);
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return frozen;
}

function freezeInThread(plan: Plan, withinMs: number): Promise<FreezeResult> {
  return askAside({ kind: "freeze", plan }, withinMs).catch((error: unknown) => {
    if (!(error instanceof TookTooLong)) throw error;
    throw new ApiError("invalid", `The patterns of this plan's scopes take longer than ${withinMs / 1_000} s to compare. Use fewer of them, or name the files more exactly.`, { cause: error });
  });
}

function countPatterns({ tasks }: Plan): number {
  return tasks.reduce((sum, { scope: { writes, reads, appends, exclusive } }) => sum + writes.length + reads.length + appends.length + exclusive.length, 0);
}
