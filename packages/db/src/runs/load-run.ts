import type { Database, Tx } from "../session/database.ts";
import { isUuid } from "../values/is-uuid.ts";

/** A run as it is kept: a state from some time ago, and what happened since. */
export interface LoadedRun {
  readonly workspaceId: string;
  readonly planId: string;
  readonly planRevision: number;
  readonly number: number;
  /** The number of the last event. */
  readonly seq: number;
  /** After event `stateSeq`, not yet parsed. */
  readonly state: unknown;
  readonly stateSeq: number;
  /** The events after `stateSeq` up to `seq`, in order, not yet parsed. */
  readonly events: readonly unknown[];
  /** When the last event was recorded, milliseconds; 0 where there is none. */
  readonly lastAt: number;
}

/** Reads a run with everything that makes its state; `null` if there is none. Waits for no lock. */
export async function loadRun(db: Database | Tx, runId: string): Promise<LoadedRun | null> {
  if (!isUuid(runId)) return null;
  const [row] = await db.query<Omit<LoadedRun, "events" | "lastAt">>({ name: "load-run", text: LOAD_RUN, values: [runId] });
  if (row === undefined) return null;
  const events = await eventsBetween(db, runId, { after: Math.max(0, row.stateSeq - 1), upTo: row.seq });
  return { ...row, events: events.slice(row.stateSeq === 0 ? 0 : 1).map(({ event }) => event), lastAt: events.at(-1)?.at ?? 0 };
}

/** The events of a run with numbers above `after` and not above `upTo`, in order. */
export function eventsBetween(db: Database | Tx, runId: string, { after, upTo }: { after: number; upTo: number }): Promise<{ seq: number; at: number; event: unknown }[]> {
  return db.query({ name: "events-between", text: EVENTS_BETWEEN, values: [runId, after, upTo] });
}

const LOAD_RUN = `
SELECT workspace_id AS "workspaceId", plan_id AS "planId", plan_revision AS "planRevision", number, seq, state, state_seq AS "stateSeq"
FROM run WHERE id = $1::uuid`;

const EVENTS_BETWEEN = `
SELECT seq, floor(extract(epoch FROM at) * 1000)::float8 AS at, event
FROM run_event WHERE run_id = $1::uuid AND seq > $2::int AND seq <= $3::int ORDER BY seq`;
