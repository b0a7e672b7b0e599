import { type RunSummary, runStatusSchema } from "@planloom/api";
import type { RunOutline } from "@planloom/db";
import { runId } from "@planloom/scheduler";

/** What lists show of a run. Throws if the database holds a status that this version does not know. */
export function runSummary(outline: RunOutline): RunSummary {
  const { id, number, planId, planName, planRevision, status, startedBy, createdAt, startedAt, endedAt, batches, done, forPerson } = outline;
  return {
    id: runId(id),
    number,
    planId,
    planName,
    revision: planRevision,
    status: runStatusSchema.parse(status),
    startedBy,
    createdAt,
    startedAt,
    endedAt,
    batches,
    done,
    waitingForPerson: forPerson,
  };
}
