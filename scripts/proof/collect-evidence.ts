import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runEventSchema, runStateSchema } from "@planloom/api";
import { type Database, findOrigin } from "@planloom/db";
import type { RunEvidence } from "./evidence.ts";

interface StoredRow {
  readonly status: string;
  readonly seq: number;
  readonly done: number;
  readonly state: unknown;
  readonly stateSeq: number;
}

/** Everything the database and the data folder hold of a run. Throws where there is no such run. */
export async function collectRun(db: Database, { run, files }: { run: string; files: string }): Promise<RunEvidence> {
  const rows = <Row>(text: string): Promise<Row[]> => db.query<Row>({ name: `proof-${text.length}-${text.slice(7, 40)}`, text, values: [run] });
  const [stored] = await rows<StoredRow>('SELECT status, seq, done, state, state_seq AS "stateSeq" FROM run WHERE id = $1::uuid');
  if (stored === undefined) throw new Error(`There is no run ${run}`);
  const events = await rows<{ seq: number; event: unknown }>("SELECT seq, event FROM run_event WHERE run_id = $1::uuid ORDER BY seq");
  const logs = await rows<{ attempt: string; bytes: number }>("SELECT attempt_id AS attempt, bytes::float8 AS bytes FROM attempt_log WHERE run_id = $1::uuid");
  const state = runStateSchema.parse(stored.state);
  // What a person changed since is told by the events.
  const origin = await findOrigin(db, run);
  return {
    ...stored,
    id: run,
    spec: origin === null ? state.spec : runStateSchema.parse(origin.state).spec,
    state,
    events: events.map(({ seq, event }) => ({ seq, event: runEventSchema.parse(event) })),
    leases: await rows("SELECT attempt_id AS attempt, epoch, runner_id AS runner FROM lease WHERE run_id = $1::uuid"),
    offers: await rows("SELECT attempt_id AS attempt, epoch FROM offer WHERE run_id = $1::uuid"),
    logs: logs.map(({ attempt, bytes }) => ({ attempt, bytes, content: bytes === 0 ? "" : readFileSync(join(files, "runs", run, "logs", `${attempt}.log`), "utf8") })),
  };
}
