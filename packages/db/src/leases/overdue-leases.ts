import { clientOf } from "../session/database.ts";
import type { Database } from "../session/database.ts";
import type { AttemptFence } from "./lease.ts";

/** The attempts that have used up their time by the database's clock and that nobody has told to stop. */
export async function overdueLeases(db: Database): Promise<readonly AttemptFence[]> {
  return clientOf(db).$queryRaw<AttemptFence[]>`
    SELECT run_id AS "runId", attempt_id AS "attemptId", epoch FROM lease
    WHERE NOT stop AND overdue_at <= clock_timestamp() ORDER BY overdue_at`;
}
