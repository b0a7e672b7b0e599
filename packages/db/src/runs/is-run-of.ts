import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { isUuid } from "../values/is-uuid.ts";

/** Whether there is such a run in the workspace. Reads no state, and waits for no lock. */
export async function isRunOf(db: Database | Tx, workspaceId: string, runId: string): Promise<boolean> {
  if (!isUuid(runId)) return false;
  return (await clientOf(db).run.count({ where: { id: runId, workspaceId } })) === 1;
}
