import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";

/** Takes the token with this hash back. `false` if there is none, or it ended before. */
export async function endToken(db: Database | Tx, hash: string): Promise<boolean> {
  const ended = await clientOf(db).$executeRaw`UPDATE token SET ended_at = clock_timestamp() WHERE hash = ${hash} AND ended_at IS NULL`;
  return ended === 1;
}
