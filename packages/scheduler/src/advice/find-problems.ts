import type { Plan } from "../plan/plan.ts";
import type { Problem } from "../plan/problem.ts";
import { validatePins } from "../plan/validate-pins.ts";
import { validatePlan } from "../plan/validate-plan.ts";
import { collisionProblems } from "./collision-problems.ts";
import { cycleProblems } from "./cycle-problems.ts";
import { flowProblems } from "./flow-problems.ts";
import type { PlanKnowledge } from "./plan-knowledge.ts";
import { redundancyProblem } from "./redundancy-problem.ts";
import { sizeProblems } from "./size-problems.ts";
import { taskAdvice } from "./task-advice.ts";
import { validationFixer } from "./validation-fixes.ts";

/**
 * Errors first: what keeps the plan from running, then what a person should look at, in the order of the plan. What has
 * one cause is one problem, and where edits are known that mend it, they come with it.
 */
export function findProblems(plan: Plan, knowledge: PlanKnowledge): Problem[] {
  const { graph, times } = knowledge;
  const all = [
    ...validatePlan(plan).map(validationFixer(plan)),
    ...validatePins(plan, (id) => times.timings.get(id)?.earliestStart),
    ...cycleProblems(plan, times),
    ...flowProblems(plan, graph),
    ...tooManyAtOnce(plan),
    ...collisionProblems(plan, knowledge),
    ...redundancyProblem(plan, graph),
    ...sizeProblems(plan, knowledge),
    ...taskAdvice(plan),
  ];
  return [...all.filter(({ severity }) => severity === "error"), ...all.filter(({ severity }) => severity === "warning")];
}

/** More than this side by side is more than people can check in, by common experience. */
const COMFORTABLE_AT_ONCE = 5;

function tooManyAtOnce({ settings }: Plan): Problem[] {
  if (!(settings.maxParallel > COMFORTABLE_AT_ONCE)) return [];
  const message = `Up to ${settings.maxParallel} batches run at once; more than ${COMFORTABLE_AT_ONCE} are hard to check in as they finish.`;
  const fix = { label: `Run ${COMFORTABLE_AT_ONCE} at once`, edits: [{ type: "change-settings", change: { maxParallel: COMFORTABLE_AT_ONCE } }] } as const;
  return [{ code: "too-many-at-once", severity: "warning", message, places: [{ kind: "settings", field: "maxParallel" }], fix }];
}
