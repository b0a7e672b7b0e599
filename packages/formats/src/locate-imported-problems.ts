import type { Problem, ProblemPlace, TaskId } from "@planloom/scheduler";
import type { FileProblem, TextPosition } from "./file-problem.ts";

/**
 * Puts the problems of a plan that was made of another tool's file to the lines its tasks stand in, in the order
 * given; a dependency stands with its target. What belongs to no task stands at the start of the file.
 */
export function locateImportedProblems(problems: readonly Problem[], { fileName, places }: { readonly fileName: string; readonly places: ReadonlyMap<TaskId, TextPosition> }): FileProblem[] {
  return problems.map(({ severity, message, places: meant }) => {
    const task = meant.map(taskOf).find((id) => id !== null) ?? null;
    const at = (task === null ? undefined : places.get(task)) ?? { line: 1, column: 1 };
    return { file: fileName, severity, line: at.line, column: at.column, path: "", message };
  });
}

function taskOf(place: ProblemPlace): TaskId | null {
  if (place.kind === "task") return place.id;
  return place.kind === "dependency" ? place.to : null;
}
