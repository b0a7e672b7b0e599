import type { Batch, Run, TaskId } from "@planloom/scheduler";

/** Where a task stands in a run, as far as changing it goes. */
export type TaskProgress = "begun" | "done";

/** The tasks of a run that cannot be changed any more, because something of them has begun. O(batches). */
export function begunTasks(run: Run): ReadonlyMap<TaskId, TaskProgress> {
  const begun = new Map<TaskId, TaskProgress>();
  for (const [task, specs] of Map.groupBy(run.spec.batches, (spec) => spec.task)) {
    const batches = specs.flatMap(({ id }) => run.batches[id] ?? []);
    if (batches.every(isUntouched)) continue;
    begun.set(task, batches.every(({ phase }) => phase.kind === "accepted" || phase.kind === "skipped") ? "done" : "begun");
  }
  return begun;
}

/** What was skipped by a rule of the run, and not by a person, has not begun. */
function isUntouched({ attempts, phase }: Batch): boolean {
  if (attempts.length > 0) return false;
  return phase.kind === "waiting" || phase.kind === "delayed" || (phase.kind === "skipped" && (phase.cause === "failure" || phase.cause === "not-needed"));
}
