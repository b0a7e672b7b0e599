import type { Plan } from "./plan.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import { taskLabeller } from "./task-label.ts";

/** Dependencies on tasks that do not exist, on the task itself, or stated twice. */
export function validateDependencies(plan: Plan): Problem[] {
  const known = new Set(plan.tasks.map(({ id }) => id));
  const label = taskLabeller(plan);
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const { from, to } of plan.dependencies) {
    const report = (code: ProblemCode, message: string): void => {
      problems.push({ code, severity: "error", message, places: [{ kind: "dependency", from, to }] });
    };
    const stranger = [from, to].find((id) => !known.has(id));
    if (stranger !== undefined) {
      report("unknown-reference", `The dependency of "${to}" on "${from}" names the task "${stranger}", which does not exist; remove it.`);
    } else if (from === to) {
      report("self-dependency", `${label(from)} depends on itself; remove that dependency.`);
    } else if (seen.has(`${from} ${to}`)) {
      report("duplicate-dependency", `${label(to)} depends on ${label(from)} more than once; keep one of the dependencies.`);
    }
    seen.add(`${from} ${to}`);
  }
  return problems;
}
