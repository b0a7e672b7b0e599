import type { Plan } from "../plan/plan.ts";
import { taskLabeller } from "../plan/task-label.ts";
import type { Conflict, ConflictReason } from "./conflict.ts";

/** One sentence for people: what the two tasks share, and whether they are kept apart already. */
export function describeConflict(plan: Plan, conflict: Conflict): string {
  const label = taskLabeller(plan);
  const names: Names = { first: label(conflict.first), second: label(conflict.second) };
  const reasons = conflict.reasons.map((reason) => describeReason(plan, reason, names));
  const shown = [...new Set(reasons)];
  const more = shown.length > MOST_REASONS ? [`${shown.length - MOST_REASONS} more`] : [];
  const why = [...shown.slice(0, MOST_REASONS), ...more].join("; ");
  return conflict.ordered ? `${why}; their dependencies keep them apart.` : `${why}; they cannot run at the same time.`;
}

interface Names {
  readonly first: string;
  readonly second: string;
}

/** More than a person reads in one sentence. */
const MOST_REASONS = 3;

function describeReason(plan: Plan, reason: ConflictReason, { first, second }: Names): string {
  if (reason.kind === "resource") {
    const name = plan.resources.find(({ id }) => id === reason.resource)?.name ?? reason.resource;
    return `${first} and ${second} need ${reason.units} of "${name}" together, but there are ${reason.capacity}`;
  }
  switch (reason.access) {
    case "write-write":
      return `${first} and ${second} both write ${reason.path}`;
    case "write-read":
      return `${first} writes ${reason.path}, which ${second} reads`;
    case "read-write":
      return `${second} writes ${reason.path}, which ${first} reads`;
  }
}
