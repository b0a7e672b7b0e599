import type { Database, Tx } from "../session/database.ts";
import { heldLease } from "./lease.ts";
import type { HeldLease } from "./lease.ts";

/** Everything a runner holds, oldest epoch of each run first. */
export async function leasesOfRunner(db: Database | Tx, runnerId: string): Promise<readonly HeldLease[]> {
  const rows = await db.query<Parameters<typeof heldLease>[0]>({ name: "leases-of-runner", text: LEASES_OF_RUNNER, values: [runnerId, false] });
  return rows.map(heldLease);
}

/** What of it the runner is to end. */
export async function leasesToStop(db: Database | Tx, runnerId: string): Promise<readonly HeldLease[]> {
  const rows = await db.query<Parameters<typeof heldLease>[0]>({ name: "leases-of-runner", text: LEASES_OF_RUNNER, values: [runnerId, true] });
  return rows.map(heldLease);
}

const LEASES_OF_RUNNER = `
SELECT run_id AS "runId", attempt_id AS "attemptId", epoch, runner_id AS "runnerId", heartbeat_at AS "heartbeatAt", expires_at AS "expiresAt", suspect, stop
FROM lease WHERE runner_id = $1::uuid AND (stop OR NOT $2::bool) ORDER BY run_id, epoch`;
