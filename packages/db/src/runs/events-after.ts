import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { toMs } from "../values/time.ts";

export interface StoredRunEvent {
  readonly seq: number;
  readonly at: number;
  /** Not yet parsed. */
  readonly event: unknown;
}

/** The first `limit` events of a run that come after event `seq`, in order. */
export async function eventsAfter(db: Database | Tx, runId: string, { seq, limit }: { seq: number; limit: number }): Promise<readonly StoredRunEvent[]> {
  const rows = await clientOf(db).runEvent.findMany({
    where: { runId, seq: { gt: seq } },
    orderBy: { seq: "asc" },
    take: limit,
    select: { seq: true, at: true, event: true },
  });
  return rows.map((row) => ({ ...row, at: toMs(row.at) }));
}
