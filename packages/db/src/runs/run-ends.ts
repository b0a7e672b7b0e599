import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";

/** Whether and how a run is over. */
export interface RunEnd {
  readonly id: string;
  /** Milliseconds since its end, by the database's clock; `null` while it goes on. */
  readonly forMs: number | null;
  /** It has failed: somebody may still retry or skip what did. */
  readonly mayGoOn: boolean;
}

/** Those of some runs that a workspace has, each with its end. */
export async function runEnds(db: Database | Tx, workspaceId: string, ids: readonly string[]): Promise<readonly RunEnd[]> {
  return clientOf(db).$queryRaw<RunEnd[]>`
    SELECT id, status = 'failed' AS "mayGoOn",
      CASE WHEN status IN ('accepted', 'stopped', 'failed') THEN (extract(epoch FROM clock_timestamp() - ended_at) * 1000)::float8 END AS "forMs"
    FROM run
    WHERE id = ANY (${[...ids]}::uuid[]) AND workspace_id = ${workspaceId}::uuid`;
}
