import type { Database } from "../session/database.ts";
import { LIVE } from "./live-run-ids.ts";

/** One line of the lists of a workspace, and what changes whenever it does. */
export interface ListVersion {
  readonly kind: "run" | "plan";
  readonly id: string;
  readonly version: string;
}

/**
 * How the runs that may change and the newest 200 stand, and the plans that changed in the last minute: enough to find
 * what another server has changed, if it is asked more often than that. By indexes; linear in what it gives.
 */
export function listVersions(db: Database, workspaceId: string): Promise<ListVersion[]> {
  return db.query<ListVersion>({
    name: "list-versions",
    text: `
      SELECT 'run' AS kind, id::text, seq::text AS version FROM run
      WHERE workspace_id = $1::uuid AND status = ANY($2::text[])
      UNION
      (SELECT 'run', id::text, seq::text FROM run WHERE workspace_id = $1::uuid ORDER BY number DESC LIMIT 200)
      UNION ALL
      SELECT 'plan', id::text, latest_revision || ' ' || coalesce(removed_at::text, '') FROM plan
      WHERE workspace_id = $1::uuid AND greatest(updated_at, removed_at) > now() - interval '1 minute'`,
    values: [workspaceId, LIVE],
  });
}
