import type { Plan, Problem, ProblemPlace, TaskId } from "@planloom/scheduler";
import { taskNames } from "./task-names.ts";

/** How many problems there are: `1 error, 2 warnings`; `No problems` where there are none. */
export function problemCountWords(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const parts = [...(errors === 0 ? [] : [`${errors} ${errors === 1 ? "error" : "errors"}`]), ...(warnings === 0 ? [] : [`${warnings} ${warnings === 1 ? "warning" : "warnings"}`])];
  return parts.length === 0 ? "No problems" : parts.join(", ");
}

/** Makes the function that names a place of this plan in a word or two. */
export function placeNames(plan: Plan): (place: ProblemPlace) => string {
  const nameOf = taskNames(plan);
  const named = (list: readonly { readonly id: string; readonly name: string }[], id: string) => list.find((item) => item.id === id)?.name || id;
  return (place) => {
    switch (place.kind) {
      case "task":
        return nameOf(place.id);
      case "dependency":
        return `${nameOf(place.from)} → ${nameOf(place.to)}`;
      case "stream":
        return named(plan.streams, place.id);
      case "agent":
        return named(plan.agents, place.id);
      case "resource":
        return named(plan.resources, place.id);
      case "settings":
        return "Settings of the plan";
    }
  };
}

/** What is wrong with the sizes of a task's batches, by task; tasks whose batches are fine are left out. */
export function sizeProblems(problems: readonly Problem[]): ReadonlyMap<TaskId, readonly Problem[]> {
  const found = new Map<TaskId, Problem[]>();
  for (const problem of problems) {
    if (problem.code !== "batch-too-small" && problem.code !== "batch-too-large") continue;
    for (const place of problem.places) if (place.kind === "task") found.set(place.id, [...(found.get(place.id) ?? []), problem]);
  }
  return found;
}
