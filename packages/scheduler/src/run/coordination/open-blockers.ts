import type { Blocker, Coordination } from "./coordination.ts";

/** A blocker of a batch. */
export type BatchBlocker = Blocker & { readonly batch: NonNullable<Blocker["batch"]> };

const knownOpen = new WeakMap<Coordination["blockers"], readonly BatchBlocker[]>();
const knownStopping = new WeakMap<Coordination["blockers"], readonly BatchBlocker[]>();

/** The open blockers of batches, questions among them, oldest first. Found once per list. */
export function openBatchBlockers({ blockers }: Coordination): readonly BatchBlocker[] {
  return foundOnce(knownOpen, blockers, () => blockers.filter(isOpenOfBatch));
}

/** Those of them that keep their batch from going on. */
export function stoppingBlockers(coordination: Coordination): readonly BatchBlocker[] {
  return foundOnce(knownStopping, coordination.blockers, () => openBatchBlockers(coordination).filter(({ severity }) => severity !== "minor"));
}

function foundOnce(known: typeof knownOpen, blockers: Coordination["blockers"], find: () => readonly BatchBlocker[]): readonly BatchBlocker[] {
  const found = known.get(blockers);
  if (found !== undefined) return found;
  const made = find();
  known.set(blockers, made);
  return made;
}

function isOpenOfBatch(blocker: Blocker): blocker is BatchBlocker {
  return blocker.resolved === null && blocker.batch !== null;
}
