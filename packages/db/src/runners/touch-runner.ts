import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";

/** What a runner says about itself when it connects. */
export interface RunnerTraits {
  readonly version: string;
  readonly capacity: number;
  readonly killLevel: string;
  /** Labels it gives itself; shown to people, and counted for nothing. */
  readonly declared?: readonly string[];
  /** How far its clock is ahead, milliseconds; `null` where it does not say. */
  readonly clockSkewMs?: number | null;
}

const MOST_SKEW_MS = 2_147_483_647;

/** Notes that a runner was heard just now, with its traits where it told them. `false` if there is no such runner any more. */
export async function touchRunner(db: Database | Tx, runnerId: string, traits?: RunnerTraits): Promise<boolean> {
  if (traits === undefined) {
    const heard = await clientOf(db).$executeRaw`UPDATE runner SET last_seen_at = clock_timestamp(), shut_down_at = NULL WHERE id = ${runnerId}::uuid AND removed_at IS NULL`;
    return heard === 1;
  }
  const { version, capacity, killLevel, declared = [], clockSkewMs = null } = traits;
  const skew = clockSkewMs === null ? null : Math.trunc(Math.max(-MOST_SKEW_MS, Math.min(MOST_SKEW_MS, clockSkewMs)));
  const touched = await clientOf(db).$executeRaw`
    UPDATE runner SET last_seen_at = clock_timestamp(), shut_down_at = NULL, version = ${cleanText(version)}, capacity = ${capacity}::int,
      kill_level = ${cleanText(killLevel)}, declared = ${declared.map(cleanText)}::text[], clock_skew_ms = ${skew}::int
    WHERE id = ${runnerId}::uuid AND removed_at IS NULL`;
  return touched === 1;
}

/** Notes that a runner was shut down, and will be heard no more until it is started again. */
export async function partRunner(db: Database | Tx, runnerId: string): Promise<void> {
  await clientOf(db).$executeRaw`UPDATE runner SET last_seen_at = clock_timestamp(), shut_down_at = clock_timestamp() WHERE id = ${runnerId}::uuid AND removed_at IS NULL`;
}
