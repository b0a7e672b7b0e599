import { type Attempt, type AttemptId, type Batch, type BatchId, batchSpecOf, type Fence, isClaimable, liveAttempt, requiredLabels, type Run, type RunChanges, sameData, takesNewWork } from "@planloom/scheduler";

/** What has to change in the tables of offers and leases so that they say what the state of a run says. */
export interface HoldChanges {
  /** In the order of their epochs, which is that of the ranks. */
  readonly offer: readonly (Fence & { readonly labels: readonly string[] })[];
  readonly withdraw: readonly AttemptId[];
  readonly lease: readonly RunningHold[];
  readonly release: readonly AttemptId[];
  /** Held before and after, with what is new about it. */
  readonly mark: readonly RunningHold[];
}

/** A lease as the state of the run wants it. */
export interface RunningHold extends Fence {
  readonly runner: string;
  readonly stop: boolean;
  readonly suspect: boolean;
  readonly timeoutMs: number;
}

/**
 * Compares a run with what it was before some events. Derived from the states rather than from the commands of each
 * step, so that no new kind of event can forget to release a hold. Looks at what changed only; at all batches where the
 * run begins or ceases to take new work, and where it was replanned. `tookNewWork`: whether it did before.
 */
export function holdChanges(before: RunChanges, after: Run, tookNewWork: boolean): HoldChanges {
  const changes: Changes = { offer: [], withdraw: [], lease: [], release: [], mark: [] };
  const wasRunning = before.run.status === "running";
  const isSteady = wasRunning === (after.status === "running") && tookNewWork === takesNewWork(after);
  const isReplanned = before.run.spec !== after.spec;
  const touched = isSteady && !isReplanned ? before.batches.keys() : new Set([...before.batches.keys(), ...after.spec.batches.map(({ id }) => id)]);
  for (const id of touched) {
    const isNew = isReplanned && batchSpecOf(before.run.spec, id) === undefined;
    const old = isNew ? null : liveOf(before.batches.get(id) ?? after.batches[id]);
    const now = liveOf(after.batches[id]);
    const oldOffer = offerOf(old, (done) => (done ? wasRunning : tookNewWork));
    const offer = offerOf(now, () => now !== null && isClaimable(after, now));
    const asksForOther = isReplanned && !isNew && !sameData(labelsOf(before.run, id), labelsOf(after, id));
    if (offer !== null && (asksForOther || !isSame(oldOffer, offer))) changes.offer.push({ ...offer, labels: labelsOf(after, id) });
    if (oldOffer !== null && oldOffer.attempt !== offer?.attempt) changes.withdraw.push(oldOffer.attempt);
    compareHolds(changes, holdOf(after, id, old), holdOf(after, id, now));
  }
  return { ...changes, offer: changes.offer.toSorted((one, other) => one.epoch - other.epoch) };
}

type Changes = { readonly [Kind in keyof HoldChanges]: HoldChanges[Kind][number][] };

function compareHolds({ lease, release, mark }: Changes, old: RunningHold | null, now: RunningHold | null): void {
  if (now !== null && !isSame(old, now)) lease.push(now);
  else if (now !== null && old !== null && (now.stop !== old.stop || now.suspect !== old.suspect)) mark.push(now);
  if (old !== null && old.attempt !== now?.attempt) release.push(old.attempt);
}

const liveOf = (batch: Batch | undefined): Attempt | null => (batch === undefined ? null : liveAttempt(batch));

/** `isOpen` says whether it may be claimed, by whether only a person's work is left to be checked. */
function offerOf(attempt: Attempt | null, isOpen: (done: boolean) => boolean): Fence | null {
  if (attempt?.stage.kind !== "offered" || !isOpen(attempt.stage.done !== null)) return null;
  return { attempt: attempt.id, epoch: attempt.epoch };
}

function holdOf(run: Run, batch: BatchId, attempt: Attempt | null): RunningHold | null {
  if (attempt?.stage.kind !== "running") return null;
  const { runner, stopping, suspect } = attempt.stage;
  const timeoutMs = (batchSpecOf(run.spec, batch)?.timeoutMinutes ?? 0) * 60_000;
  return { attempt: attempt.id, epoch: attempt.epoch, runner, stop: stopping !== null, suspect, timeoutMs };
}

/** What a runner must have been granted to take a batch. */
function labelsOf({ spec }: Pick<Run, "spec">, id: BatchId): readonly string[] {
  const batch = batchSpecOf(spec, id);
  return batch === undefined ? [] : requiredLabels(spec, batch);
}

const isSame = (one: Fence | null, other: Fence): boolean => one !== null && one.attempt === other.attempt && one.epoch === other.epoch;
