import { clientOf } from "../session/database.ts";
import type { Database } from "../session/database.ts";

/** How things stand in a workspace right now, counted in the tables. */
export interface StateCounts {
  readonly liveRuns: number;
  readonly offers: number;
  /** How long the oldest offer has waited, seconds; 0 where there is none. */
  readonly oldestOfferSeconds: number;
  readonly leases: number;
  readonly suspectLeases: number;
  /** Leases that ran out more than a minute ago and that nobody has acted upon: something does not move. */
  readonly stuckLeases: number;
  /** Batches of live runs that wait for a person. */
  readonly forPeople: number;
  readonly runners: number;
  /** Of them, those heard of in the last 20 s and not shut down since. */
  readonly runnersOnline: number;
}

/** One statement; its cost follows what is live, not what there ever was. */
export async function countState(db: Database, workspaceId: string): Promise<StateCounts> {
  const [row] = await clientOf(db).$queryRaw<StateCounts[]>`
    WITH live AS (
      SELECT id, for_person FROM run WHERE workspace_id = ${workspaceId}::uuid AND status NOT IN ('accepted', 'failed', 'stopped')
    ), held AS (
      SELECT lease.suspect, lease.expires_at FROM lease JOIN live ON live.id = lease.run_id
    ), offered AS (
      SELECT offer.offered_at FROM offer JOIN live ON live.id = offer.run_id
    ), fleet AS (
      SELECT last_seen_at, shut_down_at FROM runner WHERE workspace_id = ${workspaceId}::uuid AND removed_at IS NULL
    )
    SELECT (SELECT count(*) FROM live)::int AS "liveRuns",
      (SELECT coalesce(sum(for_person), 0) FROM live)::int AS "forPeople",
      (SELECT count(*) FROM offered)::int AS offers,
      (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(offered_at)), 0) FROM offered)::float8 AS "oldestOfferSeconds",
      (SELECT count(*) FROM held)::int AS leases,
      (SELECT count(*) FROM held WHERE suspect)::int AS "suspectLeases",
      (SELECT count(*) FROM held WHERE expires_at < clock_timestamp() - interval '1 minute')::int AS "stuckLeases",
      (SELECT count(*) FROM fleet)::int AS runners,
      (SELECT count(*) FROM fleet WHERE last_seen_at > clock_timestamp() - interval '20 seconds' AND shut_down_at IS NULL)::int AS "runnersOnline"`;
  if (row === undefined) throw new Error("a count without a row");
  return row;
}
