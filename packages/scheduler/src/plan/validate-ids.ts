import { PLAN_ID_PATTERN } from "./ids.ts";
import type { Plan } from "./plan.ts";
import type { Problem, ProblemPlace } from "./problem.ts";

/** Ids that are malformed, or used twice for things of one kind. */
export function validateIds(plan: Plan): Problem[] {
  return [
    ...check("stream", plan.streams.map(({ id }) => ({ id, place: { kind: "stream", id } }))),
    ...check("agent", plan.agents.map(({ id }) => ({ id, place: { kind: "agent", id } }))),
    ...check("resource", plan.resources.map(({ id }) => ({ id, place: { kind: "resource", id } }))),
    ...check("task", plan.tasks.map(({ id }) => ({ id, place: { kind: "task", id, field: "id" } }))),
  ];
}

interface Named {
  readonly id: string;
  readonly place: ProblemPlace;
}

function check(noun: string, items: readonly Named[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  for (const { id, place } of items) {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    if (count === 2) {
      const message = `More than one ${noun} has the id "${id}"; give each its own.`;
      problems.push({ code: "duplicate-id", severity: "error", message, places: [place] });
    }
    if (count === 1 && !PLAN_ID_PATTERN.test(id)) {
      const message = `The ${noun} id "${id}" is not allowed; use 1 to 64 letters, digits, "-" and "_", starting with a letter or digit.`;
      problems.push({ code: "bad-id", severity: "error", message, places: [place] });
    }
  }
  return problems;
}
