import { clientOf, type Database } from "../session/database.ts";

/** Removes the tokens of a workspace that have been good for nothing for so long: used, taken back or expired. Says how many. */
export function deleteSpentTokens(db: Database, { workspaceId, days }: { workspaceId: string; days: number }): Promise<number> {
  return clientOf(db).$executeRaw`
    DELETE FROM token
    WHERE workspace_id = ${workspaceId}::uuid AND coalesce(ended_at, expires_at) < clock_timestamp() - ${days}::float8 * interval '1 day'`;
}
