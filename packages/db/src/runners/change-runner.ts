import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";
import type { RunnerGrant } from "./runner-grant.ts";

interface NamedRunner {
  readonly workspaceId: string;
  readonly runner: string;
}

/** Gives a runner no new work from now on, or again. `false` if there is no such runner in the workspace. */
export async function setDraining(db: Database | Tx, { workspaceId, runner }: NamedRunner, draining: boolean): Promise<boolean> {
  const changed = await clientOf(db).$executeRaw`
    UPDATE runner SET drained_at = CASE WHEN ${draining} THEN coalesce(drained_at, clock_timestamp()) END
    WHERE id = ${runner}::uuid AND workspace_id = ${workspaceId}::uuid AND removed_at IS NULL`;
  return changed === 1;
}

/** Changes what a runner may do; what it works on stays with it. `false` if there is no such runner in the workspace. */
export async function setGrant(db: Database | Tx, { workspaceId, runner }: NamedRunner, { labels, mostAtOnce }: RunnerGrant): Promise<boolean> {
  const { count } = await clientOf(db).runner.updateMany({ where: { id: runner, workspaceId, removedAt: null }, data: { labels: labels.map(cleanText), mostAtOnce } });
  return count === 1;
}

/** Lets a runner in no more: all its tokens end. Its leases run out by themselves. `false` if there is no such runner in the workspace. */
export async function removeRunner(tx: Tx, { workspaceId, runner }: NamedRunner): Promise<boolean> {
  const client = clientOf(tx);
  const removed = await client.$executeRaw`
    UPDATE runner SET removed_at = clock_timestamp() WHERE id = ${runner}::uuid AND workspace_id = ${workspaceId}::uuid AND removed_at IS NULL`;
  if (removed === 0) return false;
  await client.$executeRaw`UPDATE token SET ended_at = clock_timestamp() WHERE runner_id = ${runner}::uuid AND ended_at IS NULL`;
  return true;
}
