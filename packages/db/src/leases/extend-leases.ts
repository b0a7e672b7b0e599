import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { inTransaction } from "../session/in-transaction.ts";
import type { AttemptFence } from "./lease.ts";

export interface LeaseStanding extends AttemptFence {
  /** Whether the runner still has the attempt. Where not, it must end it and report nothing. */
  readonly holds: boolean;
  /** Whether it had been marked as silent; the mark stays until its run is told. */
  readonly suspect: boolean;
  /** Whether it is to end the attempt. */
  readonly stop: boolean;
}

export interface Heartbeat {
  readonly runnerId: string;
  /** Every attempt that lives on the runner. */
  readonly fences: readonly AttemptFence[];
  readonly lostAfterMs: number;
}

/**
 * Moves the deadline of every lease that the runner holds under just this epoch, and says for each fence, in the order
 * given, how it stands. A lease past its deadline that nobody has given up is still good: the runner was only late.
 */
export async function extendLeases(db: Database | Tx, heartbeat: Heartbeat): Promise<readonly LeaseStanding[]> {
  const { fences } = heartbeat;
  if (fences.length === 0) return [];
  const held = await inTransaction(db, (tx) => extend(tx, heartbeat));
  const byKey = new Map(held.map((lease) => [keyOf(lease), lease]));
  return fences.map(({ runId, attemptId, epoch }) => {
    const lease = byKey.get(keyOf({ runId, attemptId, epoch }));
    return { runId, attemptId, epoch, holds: lease !== undefined, suspect: lease?.suspect ?? false, stop: lease?.stop ?? false };
  });
}

const keyOf = ({ runId, attemptId, epoch }: AttemptFence): string => `${runId} ${attemptId} ${epoch}`;

type ExtendedLease = AttemptFence & { readonly suspect: boolean; readonly stop: boolean };

/** Locks in one order, whatever the order of the fences, so that two heartbeats cannot wait for each other. */
function extend(tx: Tx, { runnerId, fences, lostAfterMs }: Heartbeat): Promise<ExtendedLease[]> {
  return clientOf(tx).$queryRaw<ExtendedLease[]>`
    WITH held AS MATERIALIZED (
      SELECT lease.run_id, lease.attempt_id FROM lease
      JOIN unnest(${fences.map((fence) => fence.runId)}::uuid[], ${fences.map((fence) => fence.attemptId)}::text[],
                  ${fences.map((fence) => fence.epoch)}::int[]) AS fence (run_id, attempt_id, epoch)
        USING (run_id, attempt_id, epoch)
      WHERE lease.runner_id = ${runnerId}::uuid AND NOT lease.condemned
      ORDER BY lease.run_id, lease.attempt_id
      FOR UPDATE OF lease
    ), clock AS MATERIALIZED (SELECT clock_timestamp() AS now)
    UPDATE lease SET heartbeat_at = clock.now, expires_at = clock.now + ${lostAfterMs}::float8 * interval '1 ms'
    FROM held, clock
    WHERE lease.run_id = held.run_id AND lease.attempt_id = held.attempt_id
    RETURNING lease.run_id AS "runId", lease.attempt_id AS "attemptId", lease.epoch, lease.suspect, lease.stop`;
}
