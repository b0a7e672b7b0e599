import type { Batch } from "@planloom/scheduler";
import type { Status } from "@planloom/ui";

/** The one word for where a batch stands, looking into its live attempt. */
export function batchStatus(batch: Batch): Status {
  const { kind } = batch.phase;
  const last = batch.attempts.at(-1)?.stage;
  switch (kind) {
    case "running":
      if (last?.kind === "offered") return "offered";
      if (last?.kind === "with-person") return "person";
      return last?.kind === "running" && last.stopping !== null ? "stopping" : "running";
    case "waiting":
      return last?.kind === "ended" && last.ending.kind === "checked-in" && last.ending.verdict === "rework" ? "rework" : "waiting";
    case "backoff":
    case "delayed":
    case "checking":
    case "accepted":
    case "failed":
    case "skipped":
    case "stopped":
      return kind;
  }
}

/** What speaks loudest first: what wants a person, then what goes on, then what is to come, then what is over. */
const LOUDEST: readonly Status[] = ["failed", "checking", "person", "running", "stopping", "offered", "rework", "backoff", "stopped", "delayed", "waiting", "skipped", "accepted"];

/** The status of a task from those of its batches: the one that matters most to somebody who looks. */
export function loudestStatus(statuses: readonly Status[]): Status {
  return LOUDEST.find((status) => statuses.includes(status)) ?? "waiting";
}
