import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import type { StoredToken } from "./token.ts";

/**
 * Uses up the one-time link with this hash and says whose it was; `null` if there is none that is still good. Test and
 * use are one statement: however many ask at once, one gets it.
 */
export async function consumeLink(tx: Tx, hash: string): Promise<StoredToken | null> {
  const [row] = await clientOf(tx).$queryRaw<StoredToken[]>`
    UPDATE token SET ended_at = clock_timestamp()
    WHERE hash = ${hash} AND kind = 'link' AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp())
    RETURNING id, workspace_id AS "workspaceId", kind, subject, role, runner_id AS "runnerId"`;
  return row ?? null;
}
