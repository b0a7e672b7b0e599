import { currentVersion, type NewBlocker, type NewEntry, nothingToStop, type Run } from "@planloom/scheduler";

/** Why a version of a contract is not published: whoever wrote it had not seen the one that counts now. */
export function unseenVersion({ coordination, spec }: Run, { contract, supersedes }: NewEntry): string | null {
  const present = contract === null ? undefined : currentVersion(coordination, contract);
  if (contract === null || present === undefined || supersedes !== null) return null;
  return `${spec.contracts[contract]?.name ?? contract} has version ${present.version ?? 1} already, by ${present.source.kind === "member" ? present.source.name : present.source.attempt}; look at it, and say that yours takes its place`;
}

/** Why a blocker would stop nothing: the work on its batch is done. */
export function doneAlready(run: Run, { batch, severity }: Pick<NewBlocker, "batch" | "severity">): string | null {
  return batch === null || severity === "minor" ? null : nothingToStop(run, batch);
}
