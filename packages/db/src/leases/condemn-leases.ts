import { clientOf } from "../session/database.ts";
import type { Database } from "../session/database.ts";
import { heldLease } from "./lease.ts";
import type { HeldLease } from "./lease.ts";

/**
 * Gives up the leases that have run out, by the database's clock alone, and returns them together with those that were
 * given up before and are still there. From then on no heartbeat moves them, so what follows from it can be recorded
 * without a race. Before `graceUntil` (milliseconds by that clock) none runs out: after an outage of the server every
 * lease looks expired although its runner lives, so a server that has just started gives all of them their full time.
 */
export async function condemnLeases(db: Database, { graceUntil }: { graceUntil: number }): Promise<readonly HeldLease[]> {
  const rows = await clientOf(db).$queryRaw<Parameters<typeof heldLease>[0][]>`
    WITH condemned AS (
      UPDATE lease SET condemned = true
      WHERE NOT condemned AND clock_timestamp() > greatest(expires_at, to_timestamp(${graceUntil}::float8 / 1000))
      RETURNING *
    )
    SELECT run_id AS "runId", attempt_id AS "attemptId", epoch, runner_id AS "runnerId", heartbeat_at AS "heartbeatAt",
           expires_at AS "expiresAt", suspect, stop
    FROM (SELECT * FROM condemned UNION ALL SELECT * FROM lease WHERE condemned) AS given_up
    ORDER BY expires_at`;
  return rows.map(heldLease);
}
