import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import { isUuid } from "../values/is-uuid.ts";

export interface LockedRun {
  readonly workspaceId: string;
  readonly planId: string;
  readonly planRevision: number;
  readonly number: number;
  /** After event `seq`, not yet parsed. */
  readonly state: unknown;
  readonly seq: number;
  /**
   * The database's clock in milliseconds, read once the lock was held; the time of the last event where the clock has
   * been set back behind it. So the events of a run never go back in time.
   */
  readonly now: number;
}

/**
 * Reads a run for changing it; `null` if there is none. Whoever else locks it waits until `tx` ends, so the events of
 * a run happen one after the other. The clock is read in the outer query, after the inner one got its lock. `NO KEY`
 * leaves those alone who only insert rows that belong to the run, such as the log of an attempt.
 */
export async function lockRun(tx: Tx, runId: string): Promise<LockedRun | null> {
  if (!isUuid(runId)) return null;
  const [row] = await clientOf(tx).$queryRaw<LockedRun[]>`
    WITH locked AS MATERIALIZED (SELECT * FROM run WHERE id = ${runId}::uuid FOR NO KEY UPDATE)
    SELECT workspace_id AS "workspaceId", plan_id AS "planId", plan_revision AS "planRevision", number, state, seq,
           floor(extract(epoch FROM greatest(clock_timestamp(), last.at)) * 1000)::float8 AS now
    FROM locked LEFT JOIN LATERAL (
      SELECT at FROM run_event WHERE run_event.run_id = locked.id AND run_event.seq = locked.seq
    ) AS last ON true`;
  return row ?? null;
}
