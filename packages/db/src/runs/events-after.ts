import type { Database } from "../session/database.ts";

export interface StoredRunEvent {
  readonly seq: number;
  readonly at: number;
  /** Not yet parsed. */
  readonly event: unknown;
}

/** The first `limit` events of a run that come after event `seq`, in order. */
export function eventsAfter(db: Database, runId: string, { seq, limit }: { seq: number; limit: number }): Promise<StoredRunEvent[]> {
  return db.query({ name: "events-after", text: EVENTS_AFTER, values: [runId, seq, limit] });
}

const EVENTS_AFTER = `
SELECT seq, floor(extract(epoch FROM at) * 1000)::float8 AS at, event
FROM run_event WHERE run_id = $1::uuid AND seq > $2::int ORDER BY seq LIMIT $3::int`;
