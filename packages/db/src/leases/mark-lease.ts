import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import type { AttemptFence } from "./lease.ts";

/** The runner is to end the attempt, and is told so until it reports. `false`, and nothing changes, for a stale epoch. */
export function markLeaseStop(tx: Tx, fence: AttemptFence): Promise<boolean> {
  return mark(tx, fence, { stop: true });
}

/** The runner has been silent. `false`, and nothing changes, for a stale epoch. */
export function markSuspect(tx: Tx, fence: AttemptFence): Promise<boolean> {
  return mark(tx, fence, { suspect: true });
}

/** The runner was heard again. `false`, and nothing changes, for a stale epoch. */
export function clearSuspect(tx: Tx, fence: AttemptFence): Promise<boolean> {
  return mark(tx, fence, { suspect: false });
}

async function mark(tx: Tx, { runId, attemptId, epoch }: AttemptFence, data: { stop: true } | { suspect: boolean }): Promise<boolean> {
  const { count } = await clientOf(tx).lease.updateMany({ where: { runId, attemptId, epoch }, data });
  return count === 1;
}
