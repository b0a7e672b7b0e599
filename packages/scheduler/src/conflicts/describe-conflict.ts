import type { Plan } from "../plan/plan.ts";
import { taskLabeller } from "../plan/task-label.ts";
import type { Conflict, ConflictReason } from "./conflict.ts";
import type { ScopeMode } from "./scope-mode.ts";

const SHOWN = 2;

/** Why two tasks collide, in one sentence for a person. */
export function describeConflict(plan: Plan, conflict: Conflict): string {
  return conflictDescriber(plan)(conflict);
}

/** The same for many conflicts of one plan: looks at the tasks of the plan once, not once per conflict. */
export function conflictDescriber(plan: Plan): (conflict: Conflict) => string {
  const label = taskLabeller(plan);
  return ({ first, second, reasons, ordered }) => {
    const shown = reasons.slice(0, SHOWN).map((reason) => describeReason(plan, reason, [label(first), label(second)]));
    const more = reasons.length > SHOWN ? `, and ${reasons.length - SHOWN} more` : "";
    return `${label(first)} and ${label(second)} ${shown.join(", and ")}${more}${ordered ? "; dependencies keep them apart" : ""}.`;
  };
}

function describeReason(plan: Plan, reason: ConflictReason, [first, second]: readonly [string, string]): string {
  if (reason.kind === "resource") {
    const name = plan.resources.find(({ id }) => id === reason.resource)?.name ?? reason.resource;
    return `together want ${reason.units} of ${reason.capacity} ${name}`;
  }
  const [one, other] = reason.modes;
  if (one === "writes" && other === "writes") return `both write ${reason.path}`;
  return `meet in ${reason.path}, which ${first} ${VERBS[one]} and ${second} ${VERBS[other]}`;
}

const VERBS: Readonly<Record<ScopeMode, string>> = { writes: "writes", exclusive: "needs alone", appends: "appends to", reads: "reads" };
