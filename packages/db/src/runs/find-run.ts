import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { isUuid } from "../values/is-uuid.ts";
import { OUTLINE, runOutline } from "./stored-run.ts";
import type { RunOutline } from "./stored-run.ts";

/** What lists show of a run, `null` if there is none. Waits for no lock. */
export async function findRun(db: Database | Tx, runId: string): Promise<RunOutline | null> {
  if (!isUuid(runId)) return null;
  const row = await clientOf(db).run.findUnique({ where: { id: runId }, select: OUTLINE });
  return row === null ? null : runOutline(row);
}
