import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";

/** What a runner says about itself when it connects. */
export interface RunnerTraits {
  readonly version: string;
  readonly capacity: number;
  readonly killLevel: string;
}

/** Notes that a runner was heard just now, with its traits where it told them. `false` if there is no such runner. */
export async function touchRunner(db: Database | Tx, runnerId: string, traits?: RunnerTraits): Promise<boolean> {
  const [version, capacity, killLevel] =
    traits === undefined ? [null, null, null] : [cleanText(traits.version), traits.capacity, cleanText(traits.killLevel)];
  const touched = await clientOf(db).$executeRaw`
    UPDATE runner SET last_seen_at = clock_timestamp(), version = coalesce(${version}::text, version),
      capacity = coalesce(${capacity}::int, capacity), kill_level = coalesce(${killLevel}::text, kill_level)
    WHERE id = ${runnerId}::uuid`;
  return touched === 1;
}
