import type { Database, Tx } from "../session/database.ts";

/** What a run was before its first event. */
export interface StoredOrigin {
  /** Not yet parsed. */
  readonly state: unknown;
  /** The run it once began as, on whichever server: itself, unless it came from a checkpoint. */
  readonly lineage: string;
  /** The events it has behind it from other servers. */
  readonly position: number;
}

/** The origin of a run; `null` for one that was started before origins were kept. */
export async function findOrigin(db: Database | Tx, runId: string): Promise<StoredOrigin | null> {
  const [row] = await db.query<StoredOrigin>({ name: "find-origin", text: FIND_ORIGIN, values: [runId] });
  return row ?? null;
}

/** A run here that began as the same one as another. */
export interface Relative {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  /** How far it has come, counted in events from where all of them began. */
  readonly position: number;
}

/** The runs of a workspace that began as this one, wherever that was; newest first. */
export function relativesOf(db: Database | Tx, workspaceId: string, lineage: string): Promise<readonly Relative[]> {
  return db.query({ name: "relatives-of", text: RELATIVES_OF, values: [workspaceId, lineage] });
}

const FIND_ORIGIN = `
SELECT state, coalesce(lineage, run_id)::text AS lineage, position FROM run_origin WHERE run_id = $1::uuid`;

const RELATIVES_OF = `
SELECT run.id::text, run.number, run.status, run.seq + coalesce(origin.position, 0) AS position
FROM run LEFT JOIN run_origin origin ON origin.run_id = run.id
WHERE run.workspace_id = $1::uuid AND (run.id = $2::uuid OR origin.lineage = $2::uuid) ORDER BY run.number DESC`;
