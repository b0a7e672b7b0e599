import { PLAN_LIMITS } from "./plan-limits.ts";
import type { Dependency, Plan } from "./plan.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import { taskLabeller } from "./task-label.ts";
import { spanFault } from "./validate-numbers.ts";

/**
 * Dependencies on tasks that do not exist, on the task itself, stated twice, or with times out of range. Warns of times
 * that do not count for the kind of the dependency. Linear.
 */
export function validateDependencies(plan: Plan): Problem[] {
  const known = new Set(plan.tasks.map(({ id }) => id));
  const label = taskLabeller(plan);
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const dependency of plan.dependencies) {
    const { from, to } = dependency;
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
    problems.push(...validateTimes(dependency, () => `The dependency of ${label(to)} on ${label(from)}`));
  }
  return problems;
}

function* validateTimes({ from, to, kind, lagMinutes, penaltyMinutes }: Dependency, what: () => string): Generator<Problem> {
  const checks: readonly (readonly [field: keyof Dependency, noun: string, fault: string | null])[] = [
    ["lagMinutes", "a lag", spanFault(lagMinutes, PLAN_LIMITS.lagMinutes)],
    ["penaltyMinutes", "a penalty", spanFault(penaltyMinutes)],
  ];
  for (const [field, noun, fault] of checks) {
    if (fault !== null) yield { code: "bad-setting", severity: "error", message: `${what()} has ${noun} that ${fault}`, places: [{ kind: "dependency", from, to, field }] };
  }
  const [field, reason] = kind === "soft" ? (["lagMinutes", "a lag, but may overlap"] as const) : (["penaltyMinutes", "a penalty for overlapping, but never overlaps"] as const);
  const unused = field === "lagMinutes" ? lagMinutes : penaltyMinutes;
  if (!(unused > 0)) return;
  yield { code: "unused-setting", severity: "warning", message: `${what()} has ${reason}; change its kind or set it to 0.`, places: [{ kind: "dependency", from, to, field }] };
}
