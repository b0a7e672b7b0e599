import type { AttemptStage, Batch } from "@planloom/scheduler";
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
      return waitingStatus(last);
    case "delayed":
      return last?.kind === "ended" && last.ending.kind === "rate-limited" ? "rate-limited" : "delayed";
    case "skipped":
      return SKIPPED[batch.phase.cause];
    case "backoff":
    case "blocked":
    case "checking":
    case "accepted":
    case "failed":
    case "stopped":
      return kind;
  }
}

const SKIPPED = { person: "skipped", failure: "skipped", race: "beaten", "not-needed": "not-needed" } as const satisfies Readonly<Record<string, Status>>;

function waitingStatus(last: AttemptStage | undefined): Status {
  if (last?.kind !== "ended") return "waiting";
  if (last.ending.kind === "handed-back") return "handed-back";
  return last.ending.kind === "checked-in" && last.ending.verdict === "rework" ? "rework" : "waiting";
}

/** What speaks loudest first: what wants a person, then what goes on, then what is to come, then what is over. */
const LOUDEST: readonly Status[] = ["failed", "blocked", "checking", "person", "running", "stopping", "offered", "rework", "handed-back", "backoff", "rate-limited", "stopped", "delayed", "waiting", "skipped", "beaten", "not-needed", "accepted"];

/** The status of a task from those of its batches: the one that matters most to somebody who looks. */
export function loudestStatus(statuses: readonly Status[]): Status {
  return LOUDEST.find((status) => statuses.includes(status)) ?? "waiting";
}
