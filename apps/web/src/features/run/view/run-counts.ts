import type { Run } from "@planloom/scheduler";
import type { Status } from "@planloom/ui";
import { batchStatus } from "./batch-status.ts";

/** The parts of a run's progress, in the order in which they are shown. */
export const PROGRESS_PARTS = ["accepted", "skipped", "checking", "person", "running", "blocked", "failed", "stopped", "waiting"] as const satisfies readonly Status[];
export type ProgressPart = (typeof PROGRESS_PARTS)[number];

export interface PartCount {
  readonly part: ProgressPart;
  readonly count: number;
  /** Of all batches, 0 to 1. */
  readonly share: number;
}

/** How many batches stand where; parts with none are left out. O(batches). */
export function runCounts(run: Run): PartCount[] {
  const statuses = Object.values(run.batches).map(batchStatus);
  const groups = Map.groupBy(statuses, partOf);
  return PROGRESS_PARTS.flatMap((part) => {
    const count = groups.get(part)?.length ?? 0;
    return count === 0 ? [] : [{ part, count, share: count / statuses.length }];
  });
}

function partOf(status: Status): ProgressPart {
  switch (status) {
    case "offered":
    case "running":
    case "stopping":
      return "running";
    case "created":
    case "waiting":
    case "backoff":
    case "delayed":
    case "rework":
    case "pausing":
    case "paused":
    case "handed-back":
    case "rate-limited":
      return "waiting";
    case "beaten":
    case "not-needed":
      return "skipped";
    case "accepted":
    case "skipped":
    case "checking":
    case "person":
    case "blocked":
    case "failed":
    case "stopped":
      return status;
  }
}
