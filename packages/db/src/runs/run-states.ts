import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { storedRun, WITH_STATE } from "./stored-run.ts";
import type { StoredRun } from "./stored-run.ts";

/** The newest runs of a workspace, or of one of its plans, with their states: what metrics are computed from. */
export async function runStates(
  db: Database | Tx,
  workspaceId: string,
  { planId, limit }: { planId?: string | undefined; limit: number },
): Promise<readonly StoredRun[]> {
  const rows = await clientOf(db).run.findMany({
    where: planId === undefined ? { workspaceId } : { workspaceId, planId },
    orderBy: { number: "desc" },
    take: limit,
    select: WITH_STATE,
  });
  return rows.map(storedRun);
}
