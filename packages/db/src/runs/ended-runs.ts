import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";

export interface EndedRun {
  readonly id: string;
  /** Milliseconds since its end, by the database's clock. */
  readonly forMs: number;
}

/**
 * Those of some runs of a workspace that are over for good: accepted or stopped. A failed one is not, because somebody
 * may still retry or skip what failed.
 */
export async function endedRuns(db: Database | Tx, workspaceId: string, ids: readonly string[]): Promise<readonly EndedRun[]> {
  return clientOf(db).$queryRaw<EndedRun[]>`
    SELECT id, (extract(epoch FROM clock_timestamp() - ended_at) * 1000)::float8 AS "forMs"
    FROM run
    WHERE id = ANY (${[...ids]}::uuid[]) AND workspace_id = ${workspaceId}::uuid AND status IN ('accepted', 'stopped') AND ended_at IS NOT NULL`;
}
