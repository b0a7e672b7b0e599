import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";

/** How long what is over is kept. */
export interface Keeping {
  readonly runDays: number;
  /** The most runs that are kept, the newest; `null` for no limit. */
  readonly mostRuns: number | null;
  readonly logDays: number;
  readonly artifactDays: number;
}

type Outdated = { readonly workspaceId: string; readonly keeping: Keeping; readonly limit: number };

/** Runs that are over and too old, or too many, oldest first. One that is not over is never among them. */
export async function outdatedRuns(db: Database, { workspaceId, keeping, limit }: Outdated): Promise<readonly string[]> {
  const rows = await clientOf(db).$queryRaw<{ id: string }[]>`
    WITH beyond AS (
      SELECT number FROM run WHERE workspace_id = ${workspaceId}::uuid ORDER BY number DESC OFFSET ${keeping.mostRuns ?? 2_147_483_647}::int LIMIT 1
    )
    SELECT id FROM run
    WHERE workspace_id = ${workspaceId}::uuid AND status IN ('accepted', 'failed', 'stopped') AND ended_at IS NOT NULL
      AND (ended_at < clock_timestamp() - ${keeping.runDays}::float8 * interval '1 day' OR number <= (SELECT number FROM beyond))
    ORDER BY number LIMIT ${limit}::int`;
  return rows.map(({ id }) => id);
}

/** Runs that are over for so long that their logs, or their files, need not be kept, and that still have some. */
export async function runsWithOutdated(db: Database, kind: "logs" | "artifacts", { workspaceId, keeping, limit }: Outdated): Promise<readonly { readonly id: string; readonly bytes: number }[]> {
  const days = kind === "logs" ? keeping.logDays : keeping.artifactDays;
  const rows = kind === "logs"
    ? clientOf(db).$queryRaw<{ id: string; bytes: number }[]>`
        SELECT run.id, sum(bytes)::float8 AS bytes FROM attempt_log JOIN run ON run.id = attempt_log.run_id
        WHERE workspace_id = ${workspaceId}::uuid AND status IN ('accepted', 'failed', 'stopped') AND ended_at < clock_timestamp() - ${days}::float8 * interval '1 day'
        GROUP BY run.id, run.number ORDER BY run.number LIMIT ${limit}::int`
    : clientOf(db).$queryRaw<{ id: string; bytes: number }[]>`
        SELECT run.id, sum(bytes)::float8 AS bytes FROM artifact JOIN run ON run.id = artifact.run_id
        WHERE workspace_id = ${workspaceId}::uuid AND status IN ('accepted', 'failed', 'stopped') AND ended_at < clock_timestamp() - ${days}::float8 * interval '1 day'
        GROUP BY run.id, run.number ORDER BY run.number LIMIT ${limit}::int`;
  return rows;
}

/** Removes a run and all rows that belong to it. `false`, and nothing changes, where it is not over, or not any more. */
export async function deleteEndedRun(tx: Tx, id: string): Promise<boolean> {
  const client = clientOf(tx);
  const over = await client.$queryRaw<unknown[]>`SELECT 1 FROM run WHERE id = ${id}::uuid AND status IN ('accepted', 'failed', 'stopped') FOR UPDATE`;
  if (over.length === 0) return false;
  const where = { runId: id };
  await client.artifact.deleteMany({ where });
  await client.attemptLog.deleteMany({ where });
  await client.attemptBrief.deleteMany({ where });
  await client.lease.deleteMany({ where });
  await client.offer.deleteMany({ where });
  await client.runEvent.deleteMany({ where });
  await client.runPlan.deleteMany({ where });
  await client.run.delete({ where: { id } });
  return true;
}

/** Forgets the logs, or the files, of a run that is over. `false`, and nothing changes, where it is not over any more. */
export async function forgetFiles(tx: Tx, id: string, kind: "logs" | "artifacts"): Promise<boolean> {
  const client = clientOf(tx);
  const over = await client.$queryRaw<unknown[]>`SELECT 1 FROM run WHERE id = ${id}::uuid AND status IN ('accepted', 'failed', 'stopped') FOR UPDATE`;
  if (over.length === 0) return false;
  const where = { runId: id };
  await (kind === "logs" ? client.attemptLog.deleteMany({ where }) : client.artifact.deleteMany({ where }));
  return true;
}
