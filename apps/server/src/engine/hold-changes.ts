import { type Attempt, type Fence, liveAttempt, type Run } from "@planloom/scheduler";

/** What has to change in the tables of offers and leases so that they say what the state of a run says. */
export interface HoldChanges {
  /** In rank order. */
  readonly offer: readonly Fence[];
  readonly withdraw: readonly Fence[];
  readonly lease: readonly (Fence & { readonly runner: string })[];
  readonly release: readonly Fence[];
  readonly stop: readonly Fence[];
  readonly suspect: readonly Fence[];
  readonly heard: readonly Fence[];
}

/**
 * Compares two states of one run. Derived from the states rather than from the commands of each step, so that no new
 * kind of event can forget to release a hold. Linear in the number of batches.
 */
export function holdChanges(before: Run, after: Run): HoldChanges {
  const [offeredBefore, offered] = [offers(before), offers(after)];
  const [runningBefore, running] = [runningHolds(before), runningHolds(after)];
  return {
    offer: missingIn(offeredBefore, offered),
    withdraw: missingIn(offered, offeredBefore),
    lease: missingIn(runningBefore, running).map(({ attempt, epoch, runner }) => ({ attempt, epoch, runner })),
    release: missingIn(running, runningBefore).map(fenceOf),
    stop: turned(runningBefore, running, (hold) => hold.stopping),
    suspect: turned(runningBefore, running, (hold) => hold.suspect),
    heard: turned(runningBefore, running, (hold) => !hold.suspect).filter((hold) => runningBefore.has(keyOf(hold))),
  };
}

interface RunningHold extends Fence {
  readonly runner: string;
  readonly stopping: boolean;
  readonly suspect: boolean;
}

/** Nothing is on offer while a run is not running: what was offered before a pause is offered again after it. */
function offers(run: Run): Map<string, Fence> {
  return run.status === "running" ? collect(run, ({ id, epoch, stage }) => (stage.kind === "offered" ? { attempt: id, epoch } : null)) : new Map();
}

function runningHolds(run: Run): Map<string, RunningHold> {
  return collect(run, ({ id, epoch, stage }) =>
    stage.kind === "running" ? { attempt: id, epoch, runner: stage.runner, stopping: stage.stopping !== null, suspect: stage.suspect } : null,
  );
}

const fenceOf = ({ attempt, epoch }: Fence): Fence => ({ attempt, epoch });

function collect<T extends Fence>(run: Run, pick: (attempt: Attempt) => T | null): Map<string, T> {
  const found = new Map<string, T>();
  for (const { id } of run.spec.batches) {
    const batch = run.batches[id];
    const attempt = batch === undefined ? null : liveAttempt(batch);
    const hold = attempt === null ? null : pick(attempt);
    if (hold !== null) found.set(keyOf(hold), hold);
  }
  return found;
}

const keyOf = ({ attempt, epoch }: Fence): string => `${attempt} ${epoch}`;

function missingIn<T extends Fence>(there: ReadonlyMap<string, Fence>, here: ReadonlyMap<string, T>): T[] {
  return [...here].filter(([key]) => !there.has(key)).map(([, hold]) => hold);
}

/** The holds of which something is true now that was not before. */
function turned(before: ReadonlyMap<string, RunningHold>, after: ReadonlyMap<string, RunningHold>, is: (hold: RunningHold) => boolean): Fence[] {
  const isNew = ([key, hold]: readonly [string, RunningHold]): boolean => {
    const old = before.get(key);
    return is(hold) && !(old !== undefined && is(old));
  };
  return [...after].filter(isNew).map(([, hold]) => fenceOf(hold));
}
