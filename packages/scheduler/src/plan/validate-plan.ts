import type { Plan } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { validateContracts } from "./validate-contracts.ts";
import { validateInsertions } from "./validate-insertions.ts";
import { validateDependencies } from "./validate-dependencies.ts";
import { validateIds } from "./validate-ids.ts";
import { validateRaces } from "./validate-races.ts";
import { validateSettings } from "./validate-settings.ts";
import { validateSharers } from "./validate-sharers.ts";
import { validateSkills } from "./validate-skills.ts";
import { taskValidator } from "./validate-task.ts";
import { validateTriggers } from "./validate-triggers.ts";

/**
 * Everything that keeps a plan from being run and can be seen without following its dependencies: ids, references,
 * numbers, patterns, outputs, and who does what with which command. Those are errors; skills nobody has and times that
 * do not count are warnings. All problems at once, each kind in the order of the plan; never throws. Cycles are found by
 * `analysePlan`. Linear in the size of the plan.
 */
export function validatePlan(plan: Plan): Problem[] {
  return [
    ...emptiness(plan),
    ...validateSettings(plan),
    ...validateIds(plan),
    ...validateSharers(plan),
    ...plan.tasks.flatMap(taskValidator(plan)),
    ...validateSkills(plan),
    ...validateDependencies(plan),
    ...validateRaces(plan),
    ...validateTriggers(plan),
    ...validateContracts(plan),
    ...validateInsertions(plan),
  ];
}

function emptiness(plan: Plan): Problem[] {
  if (plan.tasks.length > 0) return [];
  return [{ code: "no-tasks", severity: "error", message: "The plan has no tasks; add one.", places: [] }];
}
