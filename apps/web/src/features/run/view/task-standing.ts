import type { Batch, BatchSpec, Run, TaskId } from "@planloom/scheduler";
import type { Status } from "@planloom/ui";
import { batchStatus, loudestStatus } from "./batch-status.ts";

/** Where a task of the plan stands in the run. */
export interface TaskStanding {
  readonly status: Status;
  /** Batches accepted or skipped, of all of the task, 0 to 1. */
  readonly progress: number;
  /** `2 of 3 batches done`; `null` for a task of one batch, where the status says it all. */
  readonly words: string | null;
  /** What blocks it, in one line; `null` where nothing does. */
  readonly blocker: string | null;
  /** The batch to show to somebody who asks for the task: the one that its status comes from. */
  readonly batch: BatchSpec;
}

/** Where every task of the run stands. O(batches). */
export function taskStandings(run: Run): ReadonlyMap<TaskId, TaskStanding> {
  const standings = new Map<TaskId, TaskStanding>();
  for (const [task, specs] of Map.groupBy(run.spec.batches, (spec) => spec.task)) {
    const statuses = specs.map((spec) => {
      const batch = run.batches[spec.id];
      return { spec, status: batch === undefined ? ("waiting" as const) : batchStatus(batch) };
    });
    const status = loudestStatus(statuses.map((each) => each.status));
    const loudest = statuses.find((each) => each.status === status);
    if (loudest === undefined) continue;
    const done = specs.filter(({ id }) => isDone(run.batches[id])).length;
    const blocker = status === "blocked" ? (run.coordination.blockers.find(({ batch, resolved, severity }) => batch === loudest.spec.id && resolved === null && severity !== "minor")?.title ?? null) : null;
    standings.set(task, { status, progress: done / specs.length, blocker, words: specs.length === 1 ? null : `${done} of ${specs.length} batches done`, batch: loudest.spec });
  }
  return standings;
}

function isDone(batch: Batch | undefined): boolean {
  return batch?.phase.kind === "accepted" || batch?.phase.kind === "skipped";
}
