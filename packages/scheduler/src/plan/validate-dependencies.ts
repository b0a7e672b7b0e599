import { PLAN_LIMITS } from "./plan-limits.ts";
import type { Dependency, Plan } from "./plan.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import { taskLabeller } from "./task-label.ts";
import { taskPlaces } from "./task-places.ts";
import { spanFault } from "./validate-numbers.ts";

/**
 * Dependencies on tasks that do not exist, on the task itself, stated twice, or with times out of range. Warns of times
 * that do not count for the kind of the dependency. Linear.
 */
export function validateDependencies(plan: Plan): Problem[] {
  const places = taskPlaces(plan);
  const label = taskLabeller(plan);
  const problems: Problem[] = [];
  const seen = new Map<number, Dependency["kind"]>();
  for (const dependency of plan.dependencies) {
    const { from, to } = dependency;
    const pair = (places.get(from) ?? Number.NaN) * plan.tasks.length + (places.get(to) ?? Number.NaN);
    const report = (code: ProblemCode, message: string): void => {
      problems.push({ code, severity: "error", message, places: [{ kind: "dependency", from, to }] });
    };
    if (Number.isNaN(pair)) {
      const stranger = places.has(from) ? to : from;
      report("unknown-reference", `The dependency of "${to}" on "${from}" names the task "${stranger}", which does not exist; remove it.`);
    } else if (from === to) {
      report("self-dependency", `${label(from)} depends on itself; remove that dependency.`);
    } else if (seen.has(pair)) {
      const isContrary = (seen.get(pair) === "on-failure") !== (dependency.kind === "on-failure");
      const says = isContrary ? `is to run only if ${label(from)} fails, and also comes after it` : `depends on ${label(from)} more than once`;
      report("duplicate-dependency", `${label(to)} ${says}; keep one of the dependencies.`);
    }
    seen.set(pair, dependency.kind);
    const { lagMinutes, penaltyMinutes } = dependency;
    if (lagMinutes !== 0 || penaltyMinutes !== 0) problems.push(...validateTimes(dependency, `The dependency of ${label(to)} on ${label(from)}`));
  }
  return problems;
}

function validateTimes({ from, to, kind, lagMinutes, penaltyMinutes }: Dependency, what: string): Problem[] {
  const problems: Problem[] = [];
  const report = (field: keyof Dependency, { code, severity, says }: Pick<Problem, "code" | "severity"> & { readonly says: string }): void => {
    problems.push({ code, severity, message: `${what} has ${says}`, places: [{ kind: "dependency", from, to, field }] });
  };
  const [lagFault, penaltyFault] = [spanFault(lagMinutes, PLAN_LIMITS.lagMinutes), spanFault(penaltyMinutes)];
  if (lagFault !== null) report("lagMinutes", { code: "bad-setting", severity: "error", says: `a lag that ${lagFault}` });
  if (penaltyFault !== null) report("penaltyMinutes", { code: "bad-setting", severity: "error", says: `a penalty that ${penaltyFault}` });
  const unused = { code: "unused-setting", severity: "warning" } as const;
  if (kind === "on-failure" && lagMinutes > 0) report("lagMinutes", { ...unused, says: "a lag, but it counts only after work that is accepted; change its kind or set it to 0." });
  if (kind === "soft" && lagMinutes > 0) report("lagMinutes", { ...unused, says: "a lag, but may overlap; change its kind or set it to 0." });
  if (kind !== "soft" && penaltyMinutes > 0) report("penaltyMinutes", { ...unused, says: "a penalty for overlapping, but never overlaps; change its kind or set it to 0." });
  return problems;
}
