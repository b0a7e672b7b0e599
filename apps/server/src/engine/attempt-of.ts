import { type Attempt, batchOfAttempt, type Fence, type Run } from "@planloom/scheduler";

/** The attempt of a run that a fence names, live or over; `null` if there is none. Looks at the attempts of one batch only. */
export function attemptOf({ batches }: Run, { attempt, epoch }: Fence): Attempt | null {
  const id = batchOfAttempt(attempt);
  const batch = Object.hasOwn(batches, id) ? batches[id] : undefined;
  return batch?.attempts.findLast((one) => one.id === attempt && one.epoch === epoch) ?? null;
}
