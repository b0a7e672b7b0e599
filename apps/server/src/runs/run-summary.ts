import { type RunSummary, runStatusSchema } from "@planloom/api";
import type { RunOutline } from "@planloom/db";
import { type Run, runId } from "@planloom/scheduler";
import { countProgress, shownProgress } from "../engine/progress.ts";

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

/** The same of a run whose state is known: the outline may have been read a step earlier. */
export function summaryOfState(outline: RunOutline, state: Run): RunSummary {
  const { done, forPerson } = shownProgress(countProgress(state), state.status);
  const { status, startedAt, endedAt, spec } = state;
  return runSummary({ ...outline, status, startedAt, endedAt, batches: spec.batches.length, done, forPerson });
}
