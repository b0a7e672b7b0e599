import type { Database } from "../session/database.ts";

/** A run in which something may wait for a person. */
export interface DeskRun {
  readonly id: string;
  readonly number: number;
  readonly planName: string;
  readonly isOver: boolean;
  readonly seq: number;
}

/** Of runs that are over so many are looked at, the newest. */
const MOST_OVER = 50;

/**
 * The runs that go on, and those that ended in the last `days` days unless their plan was run again since: whoever did
 * that has decided. By indexes; it costs what is live and what ended lately.
 */
export function runsOnDesk(db: Database, workspaceId: string, days: number): Promise<DeskRun[]> {
  return db.query<DeskRun>({
    name: "runs-on-desk",
    text: `
      WITH found AS (
        SELECT id, number, plan_id, seq, false AS over FROM run
        WHERE workspace_id = $1::uuid AND status IN ('running', 'pausing', 'paused')
        UNION ALL
        (SELECT id, number, plan_id, seq, true FROM run
         WHERE workspace_id = $1::uuid AND status IN ('accepted', 'failed') AND ended_at > clock_timestamp() - $2::float8 * interval '1 day'
           AND NOT EXISTS (SELECT FROM run AS later WHERE later.plan_id = run.plan_id AND later.number > run.number)
         ORDER BY number DESC LIMIT ${MOST_OVER})
      )
      SELECT found.id::text, found.number, plan.name AS "planName", found.over AS "isOver", found.seq
      FROM found JOIN plan ON plan.id = found.plan_id
      ORDER BY found.number`,
    values: [workspaceId, days],
  });
}
