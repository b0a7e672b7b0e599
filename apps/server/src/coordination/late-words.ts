import { batchSpecOf, currentVersion, isSatisfied, type NewBlocker, type NewEntry, type Run } from "@planloom/scheduler";

/** Why a version of a contract is not published: whoever wrote it had not seen the one that counts now. */
export function unseenVersion({ coordination, spec }: Run, { contract, supersedes }: NewEntry): string | null {
  const present = contract === null ? undefined : currentVersion(coordination, contract);
  if (contract === null || present === undefined || supersedes !== null) return null;
  return `${spec.contracts[contract]?.name ?? contract} has version ${present.version ?? 1} already, by ${present.source.kind === "member" ? present.source.name : present.source.attempt}; look at it, and say that yours takes its place`;
}

/** Why a blocker would stop nothing: the work on its batch is done. */
export function doneAlready({ batches, spec }: Run, { batch, severity }: Pick<NewBlocker, "batch" | "severity">): string | null {
  const phase = batch === null ? undefined : batches[batch]?.phase;
  if (batch === null || phase === undefined || severity === "minor" || !isSatisfied(phase)) return null;
  return `${batchSpecOf(spec, batch)?.title ?? batch} is ${phase.kind}, so there is nothing to stop; send it back, or raise the blocker about the run as a whole`;
}
