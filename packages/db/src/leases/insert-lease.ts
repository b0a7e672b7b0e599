import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import type { AttemptFence } from "./lease.ts";

export interface NewLease extends AttemptFence {
  readonly runnerId: string;
  readonly lostAfterMs: number;
}

/**
 * Gives a runner its hold on an attempt, in the transaction that records the claim, so that a running attempt is
 * never without a deadline. Throws if the attempt is held already.
 */
export async function insertLease(tx: Tx, lease: NewLease): Promise<void> {
  await clientOf(tx).$executeRaw`
    INSERT INTO lease (run_id, attempt_id, epoch, runner_id, heartbeat_at, expires_at)
    SELECT ${lease.runId}::uuid, ${lease.attemptId}, ${lease.epoch}::int, ${lease.runnerId}::uuid,
           clock.now, clock.now + ${lease.lostAfterMs}::float8 * interval '1 ms'
    FROM (SELECT clock_timestamp() AS now) AS clock`;
}
