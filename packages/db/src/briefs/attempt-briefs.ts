import type { Database, Tx } from "../session/database.ts";
import { jsonText } from "../values/json-text.ts";

/** What whoever works on an attempt was told. */
export interface AttemptBrief {
  readonly runId: string;
  readonly attemptId: string;
  readonly text: string;
  /** The entries of the board that it carried. */
  readonly carried: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Keeps what some attempts were told, in one statement. What was told last counts; what is of a run that is gone is left out. */
export async function keepBriefs(db: Pick<Database, "query"> | Tx, briefs: readonly AttemptBrief[]): Promise<void> {
  await db.query({
    name: "keep-briefs",
    text: `INSERT INTO attempt_brief (run_id, attempt_id, text, carried, at)
           SELECT run.id, one."attemptId", one.text, one.carried, to_timestamp(one.at / 1000)
           FROM jsonb_to_recordset($1::jsonb) AS one("runId" uuid, "attemptId" text, text text, carried text[], at float8) JOIN run ON run.id = one."runId"
           ON CONFLICT (run_id, attempt_id) DO UPDATE SET text = excluded.text, carried = excluded.carried, at = excluded.at`,
    values: [jsonText(briefs)],
  });
}

/** What an attempt was told; `null` where nothing was kept. */
export async function findBrief(db: Database, { runId, attemptId }: Pick<AttemptBrief, "runId" | "attemptId">): Promise<AttemptBrief | null> {
  const [row] = await db.query<Pick<AttemptBrief, "text" | "carried" | "at">>({
    name: "find-brief",
    text: `SELECT text, carried, (extract(epoch FROM at) * 1000)::float8 AS at FROM attempt_brief WHERE run_id = $1::uuid AND attempt_id = $2`,
    values: [runId, attemptId],
  });
  return row === undefined ? null : { runId, attemptId, ...row };
}

/** What some attempts of a run were told, in the order in which they were; those of which nothing was kept are not among them. */
export async function findBriefs(db: Database, { runId, attemptIds }: { readonly runId: string; readonly attemptIds: readonly string[] }): Promise<readonly AttemptBrief[]> {
  const rows = await db.query<Omit<AttemptBrief, "runId">>({
    name: "find-briefs",
    text: `SELECT attempt_id AS "attemptId", text, carried, (extract(epoch FROM at) * 1000)::float8 AS at FROM attempt_brief WHERE run_id = $1::uuid AND attempt_id = ANY($2::text[]) ORDER BY at, attempt_id`,
    values: [runId, [...attemptIds]],
  });
  return rows.map((row) => ({ runId, ...row }));
}

/** The attempts of a run that were told an entry of the board, in the order in which they were told. */
export async function toldAttempts(db: Database, runId: string, entry: string): Promise<readonly string[]> {
  const rows = await db.query<{ attempt: string }>({
    name: "told-attempts",
    text: `SELECT attempt_id AS attempt FROM attempt_brief WHERE run_id = $1::uuid AND $2 = ANY(carried) ORDER BY at, attempt_id`,
    values: [runId, entry],
  });
  return rows.map(({ attempt }) => attempt);
}
