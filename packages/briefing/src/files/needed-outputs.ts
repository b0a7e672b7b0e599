import { type AttemptId, type BatchId, type Plan, type Run, specIndex, type TaskId } from "@planloom/scheduler";

/** A file that an attempt handed over. */
export interface NeededFile {
  readonly attempt: AttemptId;
  readonly name: string;
  readonly bytes: number;
}

/**
 * The files without which the run cannot go on: those that a task which is not done yet gets from another, and those of
 * work that waits for a verdict. O(tasks + dependencies + batches).
 */
export function neededFiles(state: Run, plan: Plan): readonly NeededFile[] {
  const batches = specIndex(state.spec).batchesOfTask();
  const isDone = (task: TaskId): boolean => (batches.get(task) ?? []).every(({ id }) => ["accepted", "skipped"].includes(state.batches[id]?.phase.kind ?? ""));
  const gathers = new Set(plan.tasks.filter(({ trigger }) => trigger.kind !== "all").map(({ id }) => id));
  const wanted = plan.dependencies.filter(({ to, kind }) => (kind === "artifact" || gathers.has(to)) && !isDone(to));
  const sources = new Set(wanted.map(({ from }) => from));
  return state.spec.batches.flatMap(({ id, task }) => {
    const phase = state.batches[id]?.phase.kind;
    return phase === "checking" || (phase === "accepted" && sources.has(task)) ? filesOf(state, id) : [];
  });
}

function filesOf(state: Run, id: BatchId): readonly NeededFile[] {
  const last = state.batches[id]?.attempts.at(-1);
  const report = last?.stage.kind === "reported" || last?.stage.kind === "ended" ? last.stage.report : null;
  if (last === undefined || report === null) return [];
  return report.outputs.flatMap((output) => (output.kind === "file" ? [{ attempt: last.id, name: output.name, bytes: output.bytes }] : []));
}
