import { type Attempt, batchId, type Fence, type Run } from "@planloom/scheduler";

/** The attempt of a run that a fence names, live or over; `null` if there is none. Looks at the attempts of one batch only. */
export function attemptOf({ batches }: Run, { attempt, epoch }: Fence): Attempt | null {
  const batch = batches[batchId(attempt.slice(0, attempt.lastIndexOf("#")))];
  return batch?.attempts.findLast((one) => one.id === attempt && one.epoch === epoch) ?? null;
}
