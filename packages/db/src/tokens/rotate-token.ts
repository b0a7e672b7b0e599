import { randomUUID } from "node:crypto";
import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";

export interface Rotation {
  /** The runner token in use. */
  readonly id: string;
  /** Of the one that is to take its place. */
  readonly hash: string;
  /** A younger one stays. */
  readonly olderThanMs: number;
}

/**
 * Adds the token that takes the place of another one, which stays good until `settleToken`: an answer that is lost on
 * its way must not lock a runner out. One that was added before and never used ends. `false`, and nothing changes,
 * where the token is too young or good no more.
 */
export async function rotateToken(tx: Tx, { id, hash, olderThanMs }: Rotation): Promise<boolean> {
  const client = clientOf(tx);
  const added = await client.$executeRaw`
    INSERT INTO token (id, workspace_id, kind, hash, subject, role, runner_id, replaces)
    SELECT ${randomUUID()}::uuid, workspace_id, kind, ${hash}, subject, role, runner_id, id
    FROM token
    WHERE id = ${id}::uuid AND kind = 'runner' AND ended_at IS NULL
      AND created_at <= clock_timestamp() - ${olderThanMs}::float8 * interval '1 ms'`;
  if (added === 0) return false;
  await client.$executeRaw`UPDATE token SET ended_at = clock_timestamp() WHERE replaces = ${id}::uuid AND hash <> ${hash} AND ended_at IS NULL`;
  return true;
}

/** Says that a token was used, which ends the one it replaces. */
export async function settleToken(db: Database, { id, replaces }: { id: string; replaces: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const client = clientOf(tx);
    await client.$executeRaw`UPDATE token SET ended_at = clock_timestamp() WHERE id = ${replaces}::uuid AND ended_at IS NULL`;
    await client.$executeRaw`UPDATE token SET replaces = NULL WHERE id = ${id}::uuid`;
  });
}
