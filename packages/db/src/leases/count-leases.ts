import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";

/** How many attempts of a workspace are held by runners: all of them, and those of one runner. Counted anew each time, so that nothing can leak. */
export async function countLeases(db: Database | Tx, { workspaceId, runner }: { workspaceId: string; runner: string }): Promise<{ all: number; ofRunner: number }> {
  const [row] = await clientOf(db).$queryRaw<{ all: number; ofRunner: number }[]>`
    SELECT count(*)::int AS "all", (count(*) FILTER (WHERE lease.runner_id = ${runner}::uuid))::int AS "ofRunner"
    FROM lease JOIN runner ON runner.id = lease.runner_id WHERE runner.workspace_id = ${workspaceId}::uuid`;
  return row ?? { all: 0, ofRunner: 0 };
}

/** One server at a time, until the transaction ends, may give out the last places of a workspace. */
export async function lockPlaces(tx: Tx, workspaceId: string): Promise<void> {
  await clientOf(tx).$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`places ${workspaceId}`}, 0))`;
}
