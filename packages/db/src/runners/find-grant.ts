import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import type { RunnerGrant } from "./runner-grant.ts";

export interface StoredGrant extends RunnerGrant {
  /** It finishes what it has and gets nothing new. */
  readonly draining: boolean;
  /** It is let in no more. */
  readonly removed: boolean;
}

/** What a runner may do; `null` if there is no such runner. */
export async function findGrant(db: Database | Tx, runnerId: string): Promise<StoredGrant | null> {
  const row = await clientOf(db).runner.findUnique({ where: { id: runnerId }, select: { labels: true, mostAtOnce: true, drainedAt: true, removedAt: true } });
  return row === null ? null : { labels: row.labels, mostAtOnce: row.mostAtOnce, draining: row.drainedAt !== null, removed: row.removedAt !== null };
}
