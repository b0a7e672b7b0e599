import { PLAN_LIMITS } from "./plan-limits.ts";
import type { Plan, PlanSettings } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { environmentFault, minutesFault, rangeFault, retriesFault, spanFault, wholeNumberFault } from "./validate-numbers.ts";

/** Settings that are out of their range, and a reviewer who cannot be one. */
export function validateSettings({ settings, agents }: Pick<Plan, "settings" | "agents">): Problem[] {
  const checks: readonly (readonly [field: keyof PlanSettings, what: string, fault: string | null])[] = [
    ["maxParallel", "The number of batches at once", wholeNumberFault(settings.maxParallel, 1, PLAN_LIMITS.maxParallel)],
    ["batchMinutes", "The size of a batch", rangeFault(settings.batchMinutes)],
    ["timeoutMinutes", "The time limit", minutesFault(settings.timeoutMinutes)],
    ["retries", "The retries", retriesFault(settings.retries)],
    ["directory", "The working directory", settings.directory?.trim() === "" ? "is empty; name a folder or leave it out." : null],
    ["environment", "The environment", environmentFault(settings.environment)],
    ["checkInMinutes", "The time of a check-in", spanFault(settings.checkInMinutes)],
    ["maxUnchecked", "The number of batches that may wait for a check-in", settings.maxUnchecked === null ? null : wholeNumberFault(settings.maxUnchecked, 1, PLAN_LIMITS.maxParallel)],
    ["pause", "What a pause hands back", spanFault(settings.pause.handBackMinutes)],
    ["pause", "What a pause lets finish", spanFault(settings.pause.finishMinutes)],
  ];
  const problems = checks.flatMap(([field, what, fault]): Problem[] =>
    fault === null ? [] : [{ code: "bad-setting", severity: "error", message: `${what} ${fault}`, places: [{ kind: "settings", field }] }],
  );
  return [...problems, ...validateReviewer(settings, agents)];
}

function validateReviewer({ reviewer }: PlanSettings, agents: Plan["agents"]): Problem[] {
  if (reviewer === null) return [];
  const places = [{ kind: "settings", field: "reviewer" }] as const;
  const agent = agents.find(({ id }) => id === reviewer);
  if (agent === undefined) {
    const message = `The reviewer is the agent "${reviewer}", which does not exist; choose another.`;
    return [{ code: "unknown-reference", severity: "error", message, places }];
  }
  if (agent.kind === "person") return [];
  return [{ code: "bad-setting", severity: "error", message: `The reviewer is "${agent.name}", who is no person; choose an agent of the kind person.`, places }];
}
