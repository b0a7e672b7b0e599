import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { ApiError } from "@planloom/api";
import { freezePlan, type FreezeResult, type Plan } from "@planloom/scheduler";

/** Up to here a plan is frozen in about the time that a thread needs to start, 0.3 s at worst. */
const FEW_TASKS = 500;
const FEW_PATTERNS = 30;
const GIVEN_UP_AFTER_MS = 20_000;

/**
 * Freezes a plan without keeping anybody waiting who wants something else of the server. Patterns are compared with
 * each other, every pair of them, and a plan of 0.3 MB can hold enough of the costly ones to take many minutes: it is
 * given up after `withinMs`, with an `ApiError`.
 */
export async function freezeAside(plan: Plan, withinMs = GIVEN_UP_AFTER_MS): Promise<FreezeResult> {
  if (plan.tasks.length <= FEW_TASKS && countPatterns(plan) <= FEW_PATTERNS) return freezePlan(plan);
  const worker = new Worker(new URL("./freeze-worker.ts", import.meta.url), { workerData: plan, execArgv: ["--disable-warning=ExperimentalWarning"] });
  const late = AbortSignal.timeout(withinMs);
  try {
    // `once` rejects on an `error` event as well, which an uncaught exception in the thread is.
    const [frozen]: FreezeResult[] = await once(worker, "message", { signal: late });
    if (frozen === undefined) throw new Error("the thread that freezes plans gave no answer");
    return frozen;
  } catch (error) {
    if (!late.aborted) throw error;
    throw new ApiError("invalid", `The patterns of this plan's scopes take longer than ${withinMs / 1_000} s to compare. Use fewer of them, or name the files more exactly.`, { cause: error });
  } finally {
    await worker.terminate();
  }
}

function countPatterns({ tasks }: Plan): number {
  return tasks.reduce((sum, { scope: { writes, reads, appends, exclusive } }) => sum + writes.length + reads.length + appends.length + exclusive.length, 0);
}
