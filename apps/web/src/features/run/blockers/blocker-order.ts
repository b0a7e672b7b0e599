import { type BatchId, type Blocker, type BlockerSeverity, followersOf, type Run } from "@planloom/scheduler";

const RANK: Readonly<Record<BlockerSeverity, number>> = { critical: 0, moderate: 1, minor: 2 };

/** The blockers that nobody has resolved: those that somebody was asked to decide first, then the most severe, then the oldest. */
export function openBlockers({ coordination }: Run): readonly Blocker[] {
  const open = coordination.blockers.filter(({ resolved }) => resolved === null);
  return open.toSorted((one, other) => Number(one.escalated === null) - Number(other.escalated === null) || RANK[one.severity] - RANK[other.severity] || one.raisedAt - other.raisedAt);
}

/** The blockers that are out of the way, the last one first. */
export function resolvedBlockers({ coordination }: Run): readonly Blocker[] {
  return coordination.blockers.filter(({ resolved }) => resolved !== null).toSorted((one, other) => (other.resolved?.at ?? 0) - (one.resolved?.at ?? 0));
}

/** The batches that an open blocker keeps waiting, without its own: all that follows from it and is not over. O(batches + needs). */
export function keptWaiting(run: Run, { batch, severity }: Blocker): readonly BatchId[] {
  if (batch === null || severity === "minor") return [];
  return followersOf(run.spec, batch).filter((id) => {
    const kind = run.batches[id]?.phase.kind;
    return kind === "waiting" || kind === "delayed" || kind === "blocked";
  });
}
