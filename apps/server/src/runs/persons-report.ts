import { ApiError } from "@planloom/api";
import type { AttemptReport, Plan, TaskId, WorkReport } from "@planloom/scheduler";

interface Finished {
  readonly by: string;
  readonly note: string | null;
  /** Values of declared outputs, by name. */
  readonly values: Readonly<Record<string, string>>;
  readonly said: WorkReport | null;
}

/**
 * The report of a person who says that their work on a task is done, or what keeps them from it. Throws an `ApiError`
 * that names the declared values they have not given, where nothing keeps them from it, and those they gave that nobody
 * declared. Files are found by the runner, not by them.
 */
export function personsReport(plan: Plan, task: TaskId, { by, note, values, said }: Finished): AttemptReport {
  const outputs = plan.tasks.find((one) => one.id === task)?.outputs ?? [];
  const declared = new Set(outputs.filter((output) => output.kind === "value").map((output) => output.name));
  const isBlocked = said?.blockers.some(({ severity }) => severity !== "minor") === true;
  const missing = isBlocked ? [] : [...declared].filter((name) => !Object.hasOwn(values, name));
  const unknown = Object.keys(values).filter((name) => !declared.has(name));
  if (missing.length > 0) throw new ApiError("invalid", `Others need what this task hands over: give ${missing.join(", ")}.`);
  if (unknown.length > 0) throw new ApiError("invalid", `This task does not hand over ${unknown.join(", ")}.`);
  return {
    outcome: { kind: "done", by, note },
    acceptance: null,
    outputs: Object.entries(values).map(([name, value]) => ({ kind: "value", name, value })),
    missingOutputs: [],
    account: said === null ? null : { said, fault: null, changed: null },
  };
}
