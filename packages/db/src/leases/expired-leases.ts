import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { heldLease } from "./lease.ts";
import type { HeldLease } from "./lease.ts";

/**
 * The leases that have run out, by the database's clock alone. Before `graceUntil` (milliseconds by that clock; `null`
 * for none) none has: after an outage of the server every lease looks expired although its runner lives, so a server
 * that has just started gives all of them their full time to report.
 */
export async function expiredLeases(db: Database | Tx, { graceUntil }: { graceUntil: number | null }): Promise<readonly HeldLease[]> {
  const rows = await clientOf(db).$queryRaw<Parameters<typeof heldLease>[0][]>`
    SELECT run_id AS "runId", attempt_id AS "attemptId", epoch, runner_id AS "runnerId", heartbeat_at AS "heartbeatAt",
           expires_at AS "expiresAt", suspect, stop
    FROM lease
    WHERE clock_timestamp() > greatest(expires_at, to_timestamp(${graceUntil}::float8 / 1000))
    ORDER BY expires_at`;
  return rows.map(heldLease);
}
