import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import type { StoredToken } from "./token.ts";

/** The token with this hash, `null` if there is none that is still good: not ended, and not expired by the database's clock. */
export async function findToken(db: Database | Tx, hash: string): Promise<StoredToken | null> {
  const [row] = await db.query<StoredToken>({ name: "find-token", text: FIND_TOKEN, values: [hash] });
  return row ?? null;
}

const FIND_TOKEN = `
SELECT id, workspace_id AS "workspaceId", kind, subject, role, runner_id AS "runnerId", replaces
FROM token
WHERE hash = $1 AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp())`;

/** A token that is good no more: somebody who sends it has kept what they should not have, or found it. `null` where there never was one. */
export async function findSpentToken(db: Database | Tx, hash: string): Promise<Pick<StoredToken, "kind" | "subject"> | null> {
  const [row] = await clientOf(db).$queryRaw<Pick<StoredToken, "kind" | "subject">[]>`
    SELECT kind, subject FROM token WHERE hash = ${hash} AND (ended_at IS NOT NULL OR expires_at <= clock_timestamp())`;
  return row ?? null;
}
