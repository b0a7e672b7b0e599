import { clientOf } from "../session/database.ts";
import type { Database } from "../session/database.ts";

/** When an attempt last printed something, in milliseconds since 1970 by the database's clock. */
export interface LastOutput {
  readonly attemptId: string;
  readonly at: number;
}

/** When these attempts of a run last printed something; nothing for those that have printed nothing. */
export async function lastOutputs(db: Database, runId: string, attemptIds: readonly string[]): Promise<LastOutput[]> {
  if (attemptIds.length === 0) return [];
  const rows = await clientOf(db).attemptLog.findMany({ where: { runId, attemptId: { in: [...attemptIds] } }, select: { attemptId: true, updatedAt: true } });
  return rows.map(({ attemptId, updatedAt }) => ({ attemptId, at: updatedAt.getTime() }));
}
