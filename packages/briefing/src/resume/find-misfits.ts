import { type Batch, type BatchId, isFinalStatus, liveAttempt, type Plan, type Run, specFault } from "@planloom/scheduler";

/** More are not told: whoever reads them has understood. */
const MOST_TOLD = 5;

/**
 * What keeps the state of a run from going on with this plan, in sentences; empty: nothing. The state has the shape of
 * one already; here it is asked whether its parts belong together. O(batches + needs + attempts).
 */
export function findMisfits(state: Run, plan: Plan): readonly string[] {
  const fault = specFault(state.spec);
  if (fault !== null) return [`${fault}.`];
  const tasks = new Set<string>(plan.tasks.map(({ id }) => id));
  const known = new Set<string>(state.spec.batches.map(({ id }) => id));
  const strangers = Object.keys(state.batches).filter((id) => !known.has(id));
  const faults = [
    ...state.spec.batches.filter(({ task }) => !tasks.has(task)).map(({ id, task }) => `Batch ${id} belongs to task ${task}, which the plan does not have.`),
    ...strangers.map((id) => `The state knows a batch ${id}, which the run does not have.`),
    ...state.spec.batches.flatMap(({ id }) => batchFaults(state, id)),
    ...(isFinalStatus(state.status) === (state.endedAt !== null) ? [] : [`A run that is ${state.status} ${state.endedAt === null ? "has no end" : "has an end"}.`]),
  ];
  return faults.length <= MOST_TOLD ? faults : [...faults.slice(0, MOST_TOLD), `There are ${faults.length - MOST_TOLD} more such faults.`];
}

function batchFaults(state: Run, id: BatchId): readonly string[] {
  const batch = state.batches[id];
  if (batch === undefined) return [`The state lacks batch ${id}.`];
  if (batch.id !== id) return [`The state of batch ${id} is that of ${batch.id}.`];
  const attempt = batch.attempts.find((each, index) => each.batch !== id || each.number !== index + 1 || each.id !== `${id}#${each.number}` || each.epoch >= state.nextEpoch);
  if (attempt !== undefined) return [`Attempt ${attempt.id} does not belong where it is, in batch ${id}.`];
  if (batch.attempts.slice(0, -1).some(({ stage }) => stage.kind !== "ended")) return [`An attempt at batch ${id} that is not the last is not over.`];
  return isAlive(batch) === (liveAttempt(batch) !== null) ? [] : [`Batch ${id} is ${batch.phase.kind}, and its last attempt says otherwise.`];
}

const isAlive = ({ phase }: Batch): boolean => phase.kind === "running" || phase.kind === "checking";
