import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";

export interface AttemptLogKey {
  readonly runId: string;
  readonly attemptId: string;
}

/** How many bytes the log of an attempt has; 0 where nothing was written yet. */
export async function logSize(db: Database | Tx, { runId, attemptId }: AttemptLogKey): Promise<number> {
  const row = await clientOf(db).attemptLog.findUnique({ where: { runId_attemptId: { runId, attemptId } }, select: { bytes: true } });
  return Number(row?.bytes ?? 0);
}
