import { type Batch, hasBegun, liveAttempt, type Run, type TaskId } from "@planloom/scheduler";

/** Where a task stands in a run, as far as changing it goes. */
export type TaskProgress = "begun" | "failed" | "done";

/** The tasks of a run that cannot be changed any more, because something of them has begun. O(batches). */
export function begunTasks(run: Run): ReadonlyMap<TaskId, TaskProgress> {
  const begun = new Map<TaskId, TaskProgress>();
  for (const [task, specs] of Map.groupBy(run.spec.batches, (spec) => spec.task)) {
    const batches = specs.flatMap(({ id }) => run.batches[id] ?? []);
    if (batches.some(hasBegun)) begun.set(task, progressOf(batches));
  }
  return begun;
}

/** `failed`: something of it failed or was stopped, and nothing of it goes on. */
function progressOf(batches: readonly Batch[]): TaskProgress {
  if (batches.every(({ phase }) => phase.kind === "accepted" || phase.kind === "skipped")) return "done";
  const goesOn = batches.some((batch) => liveAttempt(batch) !== null);
  return !goesOn && batches.some(({ phase }) => phase.kind === "failed" || phase.kind === "stopped") ? "failed" : "begun";
}
