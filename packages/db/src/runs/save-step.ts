import type { Run, RunEvent } from "@planloom/scheduler";
import type { Database, Tx } from "../session/database.ts";
import { jsonText } from "../values/json-text.ts";
import type { NewRunPlan } from "./run-plans.ts";

/** What became of a run, and everything that has to be written so that all tables say so. */
export interface RunStep {
  readonly runId: string;
  /** The number of the last event that was saved before. */
  readonly beforeSeq: number;
  /** In order; they get the numbers that follow. At least one. `text` is the event as JSON. */
  readonly events: readonly { readonly at: number; readonly text: string }[];
  readonly status: Run["status"];
  /** How many there are, how many of them are done, and how many wait for a person. */
  readonly batches: number;
  readonly done: number;
  readonly forPerson: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** The state after all of `events`, to be kept; `null` leaves the one that was kept before. */
  readonly snapshot: Run | null;
  readonly holds: HoldStep;
  /** Plans of changes among `events`, which `saveStep` leaves to whoever opens its transaction; nearly always none. */
  readonly plans: readonly NewRunPlan[];
}

/** Changes to the offers and leases of a run. No attempt is named twice in one list, nor both added and removed. */
export interface HoldStep {
  /** In rank order: of two offers the earlier is handed out first. */
  readonly offers: readonly { readonly attemptId: string; readonly epoch: number; readonly labels: readonly string[] }[];
  readonly withdrawn: readonly string[];
  readonly leases: readonly { readonly attemptId: string; readonly epoch: number; readonly runnerId: string; readonly stop: boolean; readonly timeoutMs: number }[];
  readonly released: readonly string[];
  /** Leases that stay, with what is new about them. */
  readonly marked: readonly { readonly attemptId: string; readonly epoch: number; readonly stop: boolean; readonly suspect: boolean }[];
  /** So long a new lease lasts without a heartbeat. */
  readonly lostAfterMs: number;
}

/**
 * Saves one step of a run in one statement, which is one round trip and one commit: the events, the counters, the
 * offers, the leases. `false`, and nothing is written, where the run has moved on from `beforeSeq` meanwhile: another
 * server was faster. The row of the run is what two servers meet at; whoever comes second waits there and then finds
 * another `seq`. Times of leases are the database's own.
 */
export async function saveStep(db: Database | Tx, { runId, beforeSeq, events, status, batches, done, forPerson, startedAt, endedAt, snapshot, holds }: RunStep): Promise<boolean> {
  const { offers, withdrawn, leases, released, marked, lostAfterMs } = holds;
  const rows = await db.query<{ saved: boolean }>({
    name: "save-step",
    text: SAVE_STEP,
    values: [
      runId,
      beforeSeq,
      events.length,
      status,
      done,
      forPerson,
      startedAt,
      endedAt,
      snapshot === null ? null : jsonText(snapshot),
      events.map(({ at }) => at),
      events.map(({ text }) => text),
      offers.map(({ attemptId }) => attemptId),
      offers.map(({ epoch }) => epoch),
      offers.map(({ labels }) => JSON.stringify(labels)),
      withdrawn,
      leases.map(({ attemptId }) => attemptId),
      leases.map(({ epoch }) => epoch),
      leases.map(({ runnerId }) => runnerId),
      leases.map(({ stop }) => stop),
      leases.map(({ timeoutMs }) => timeoutMs),
      lostAfterMs,
      released,
      marked.map(({ attemptId }) => attemptId),
      marked.map(({ epoch }) => epoch),
      marked.map(({ stop }) => stop),
      marked.map(({ suspect }) => suspect),
      batches,
    ],
  });
  return rows[0]?.saved === true;
}

/** An event as `saveStep` takes it, and as it will be read again: without what a JSON column cannot hold. */
export function storableEvent(event: RunEvent): { readonly event: RunEvent; readonly text: string } {
  const [text, asItIs] = [jsonText(event), JSON.stringify(event)];
  return text === asItIs ? { event, text } : { event: JSON.parse(text) as RunEvent, text };
}

const SAVE_STEP = `
WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS now),
moved AS (
  UPDATE run
  SET seq = seq + $3::int, status = $4, batches = $27::int, done = $5::int, for_person = $6::int,
      started_at = to_timestamp($7::float8 / 1000), ended_at = to_timestamp($8::float8 / 1000),
      state = coalesce($9::text::jsonb, state), state_seq = CASE WHEN $9::text IS NULL THEN state_seq ELSE seq + $3::int END
  WHERE id = $1::uuid AND seq = $2::int
  RETURNING id
),
recorded AS (
  INSERT INTO run_event (run_id, seq, at, event)
  SELECT moved.id, $2::int + event.place, to_timestamp(event.at / 1000), event.body::jsonb
  FROM moved, unnest($10::float8[], $11::text[]) WITH ORDINALITY AS event (at, body, place)
),
offered AS (
  INSERT INTO offer (run_id, attempt_id, epoch, offered_at, labels)
  SELECT moved.id, offered.attempt_id, offered.epoch, clock.now, ARRAY(SELECT jsonb_array_elements_text(offered.labels::jsonb))
  FROM moved, clock, unnest($12::text[], $13::int[], $14::text[]) AS offered (attempt_id, epoch, labels)
  ON CONFLICT (run_id, attempt_id) DO UPDATE SET epoch = excluded.epoch, offered_at = excluded.offered_at, labels = excluded.labels
),
withdrawn AS (
  DELETE FROM offer USING moved WHERE offer.run_id = moved.id AND offer.attempt_id = ANY ($15::text[])
),
leased AS (
  INSERT INTO lease (run_id, attempt_id, epoch, runner_id, stop, heartbeat_at, expires_at, overdue_at)
  SELECT moved.id, leased.attempt_id, leased.epoch, leased.runner_id::uuid, leased.stop, clock.now,
         clock.now + $21::float8 * interval '1 ms', clock.now + leased.timeout_ms * interval '1 ms'
  FROM moved, clock, unnest($16::text[], $17::int[], $18::text[], $19::bool[], $20::float8[]) AS leased (attempt_id, epoch, runner_id, stop, timeout_ms)
  ON CONFLICT (run_id, attempt_id) DO UPDATE SET epoch = excluded.epoch, runner_id = excluded.runner_id, stop = excluded.stop, suspect = false,
    condemned = false, heartbeat_at = excluded.heartbeat_at, expires_at = excluded.expires_at, overdue_at = excluded.overdue_at
),
released AS (
  DELETE FROM lease USING moved WHERE lease.run_id = moved.id AND lease.attempt_id = ANY ($22::text[])
),
marked AS (
  UPDATE lease SET stop = marked.stop, suspect = marked.suspect
  FROM moved, unnest($23::text[], $24::int[], $25::bool[], $26::bool[]) AS marked (attempt_id, epoch, stop, suspect)
  WHERE lease.run_id = moved.id AND lease.attempt_id = marked.attempt_id AND lease.epoch = marked.epoch
)
SELECT EXISTS (SELECT FROM moved) AS saved`;
