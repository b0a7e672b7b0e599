import type { Problem, TaskId } from "@planloom/scheduler";

/** What is wrong at a field of a task, as one text; `null` where nothing is. `estimate` also covers `estimate.likely`. */
export function fieldError(problems: readonly Problem[], task: TaskId, field: string): string | null {
  const found = problems.filter(({ severity, places: [place] }) => severity === "error" && place?.kind === "task" && place.id === task && (place.field === field || place.field?.startsWith(`${field}.`)));
  return found.length === 0 ? null : found.map(({ message }) => message).join(" ");
}

/** The same for a field of the plan's settings. */
export function settingError(problems: readonly Problem[], field: string): string | null {
  const found = problems.filter(({ severity, places: [place] }) => severity === "error" && place?.kind === "settings" && place.field === field);
  return found.length === 0 ? null : found.map(({ message }) => message).join(" ");
}
