import type { Attempt, Run } from "@planloom/scheduler";

/** Whether an attempt that is on offer may be claimed. Counted anew: O(batches). */
export function mayBegin({ spec, status, batches }: Run, { stage }: Attempt): boolean {
  if (status !== "running" || stage.kind !== "offered") return false;
  // What a person has done is only checked, which is no new work.
  if (stage.done !== null || spec.maxUnchecked === null) return true;
  return Object.values(batches).filter(({ phase }) => phase.kind === "checking").length < spec.maxUnchecked;
}
