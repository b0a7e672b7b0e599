import type { Problem, ProblemPlace } from "@planloom/scheduler";

/** What is to be said at one field. */
export interface FieldProblem {
  readonly severity: Problem["severity"];
  readonly message: string;
}

/** The worst problem at a field; `null` where there is none. */
export type FieldProblems = (field: string) => FieldProblem | null;

/** Makes the function that finds what is wrong with the fields of one thing: those problems that point at it first. */
export function fieldProblems(problems: readonly Problem[], isHere: (place: ProblemPlace) => boolean): FieldProblems {
  const found = new Map<string, FieldProblem>();
  for (const { severity, message, places } of problems) {
    for (const place of places) {
      const field = "field" in place ? (place.field ?? "") : "";
      // Errors come before warnings.
      if (isHere(place) && !found.has(field)) found.set(field, { severity, message });
    }
  }
  return (field) => found.get(field) ?? null;
}
