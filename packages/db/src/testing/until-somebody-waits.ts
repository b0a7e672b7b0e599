import { clientOf } from "../session/database.ts";
import type { Database } from "../session/database.ts";

/** Waits until some connection to this database waits for a lock. Never ends if none ever does. */
export async function untilSomebodyWaits(db: Database): Promise<void> {
  for (;;) {
    const [row] = await clientOf(db).$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if ((row?.waiting ?? 0) > 0) return;
  }
}
