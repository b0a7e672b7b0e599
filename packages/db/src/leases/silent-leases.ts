import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { heldLease } from "./lease.ts";
import type { HeldLease } from "./lease.ts";

/** The leases whose runner has been silent for `suspectAfterMs` by the database's clock and that are not yet marked so. */
export async function silentLeases(db: Database | Tx, { suspectAfterMs }: { suspectAfterMs: number }): Promise<readonly HeldLease[]> {
  const rows = await clientOf(db).$queryRaw<Parameters<typeof heldLease>[0][]>`
    SELECT run_id AS "runId", attempt_id AS "attemptId", epoch, runner_id AS "runnerId", heartbeat_at AS "heartbeatAt",
           expires_at AS "expiresAt", suspect, stop
    FROM lease
    WHERE NOT suspect AND NOT condemned AND heartbeat_at < clock_timestamp() - ${suspectAfterMs}::float8 * interval '1 ms'
    ORDER BY heartbeat_at`;
  return rows.map(heldLease);
}
