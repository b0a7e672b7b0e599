import { clientOf } from "../session/database.ts";
import type { Database } from "../session/database.ts";

/** The key of the workspace that attempt tokens are derived from; `fresh` becomes it where there is none. All servers get the same one. */
export async function tokenKey(db: Database, { workspaceId, fresh }: { workspaceId: string; fresh: string }): Promise<string> {
  const [row] = await clientOf(db).$queryRaw<{ key: string }[]>`
    UPDATE workspace SET token_key = CASE WHEN token_key = '' THEN ${fresh} ELSE token_key END WHERE id = ${workspaceId}::uuid RETURNING token_key AS key`;
  if (row === undefined) throw new Error(`there is no workspace ${workspaceId}`);
  return row.key;
}
