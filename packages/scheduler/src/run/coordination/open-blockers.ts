import type { Blocker, Coordination } from "./coordination.ts";

/** A blocker that keeps its batch from going on. */
export type StoppingBlocker = Blocker & { readonly batch: NonNullable<Blocker["batch"]> };

const known = new WeakMap<Coordination["blockers"], readonly StoppingBlocker[]>();

/** The open blockers that keep a batch from going on, oldest first. Found once per list. */
export function stoppingBlockers({ blockers }: Coordination): readonly StoppingBlocker[] {
  const found = known.get(blockers);
  if (found !== undefined) return found;
  const made = blockers.filter(isStopping);
  known.set(blockers, made);
  return made;
}

function isStopping(blocker: Blocker): blocker is StoppingBlocker {
  return blocker.resolved === null && blocker.severity !== "minor" && blocker.batch !== null;
}
