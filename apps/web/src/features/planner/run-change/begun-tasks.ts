import { hasBegun, type Run, type TaskId } from "@planloom/scheduler";

/** Where a task stands in a run, as far as changing it goes. */
export type TaskProgress = "begun" | "done";

/** The tasks of a run that cannot be changed any more, because something of them has begun. O(batches). */
export function begunTasks(run: Run): ReadonlyMap<TaskId, TaskProgress> {
  const begun = new Map<TaskId, TaskProgress>();
  for (const [task, specs] of Map.groupBy(run.spec.batches, (spec) => spec.task)) {
    const batches = specs.flatMap(({ id }) => run.batches[id] ?? []);
    if (!batches.some(hasBegun)) continue;
    begun.set(task, batches.every(({ phase }) => phase.kind === "accepted" || phase.kind === "skipped") ? "done" : "begun");
  }
  return begun;
}
