import { PLAN_LIMITS } from "./plan-limits.ts";
import type { PlanSettings } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { environmentFault, minutesFault, rangeFault, retriesFault, wholeNumberFault } from "./validate-numbers.ts";

/** Settings that are out of their range. */
export function validateSettings(settings: PlanSettings): Problem[] {
  const checks: readonly (readonly [field: keyof PlanSettings, what: string, fault: string | null])[] = [
    ["maxParallel", "The number of batches at once", wholeNumberFault(settings.maxParallel, 1, PLAN_LIMITS.maxParallel)],
    ["batchMinutes", "The size of a batch", rangeFault(settings.batchMinutes)],
    ["timeoutMinutes", "The time limit", minutesFault(settings.timeoutMinutes)],
    ["retries", "The retries", retriesFault(settings.retries)],
    ["directory", "The working directory", settings.directory?.trim() === "" ? "is empty; name a folder or leave it out." : null],
    ["environment", "The environment", environmentFault(settings.environment)],
  ];
  return checks.flatMap(([field, what, fault]): Problem[] =>
    fault === null ? [] : [{ code: "bad-setting", severity: "error", message: `${what} ${fault}`, places: [{ kind: "settings", field }] }],
  );
}
