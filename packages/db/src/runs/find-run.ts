import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { isUuid } from "../values/is-uuid.ts";
import { storedRun, WITH_STATE } from "./stored-run.ts";
import type { StoredRun } from "./stored-run.ts";

/** A run as last saved, `null` if there is none. Waits for no lock. */
export async function findRun(db: Database | Tx, runId: string): Promise<StoredRun | null> {
  if (!isUuid(runId)) return null;
  const row = await clientOf(db).run.findUnique({ where: { id: runId }, select: WITH_STATE });
  return row === null ? null : storedRun(row);
}
