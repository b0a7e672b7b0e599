import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";
import { jsonText } from "../values/json-text.ts";

/** The plan of a run after a change while it was live. */
export interface NewRunPlan {
  /** The revision that the run's state reaches by this change. */
  readonly number: number;
  readonly document: object;
  readonly by: string;
  readonly reason: string;
  /** The task that returned tasks with it, and their ids; `null` and none for a change by a person. */
  readonly task: string | null;
  readonly added: readonly string[];
}

/** Keeps the plan of a change, in the transaction that saves the change itself. */
export async function insertRunPlan(tx: Tx, runId: string, { number, document, by, reason, task, added }: NewRunPlan): Promise<void> {
  await clientOf(tx).$executeRaw`
    INSERT INTO run_plan (run_id, number, document, by, reason, task, added)
    VALUES (${runId}::uuid, ${number}::int, ${jsonText(document)}::jsonb, ${cleanText(by)}, ${cleanText(reason)}, ${task}, ${[...added]}::text[])
    ON CONFLICT (run_id, number) DO UPDATE SET document = excluded.document, by = excluded.by, reason = excluded.reason,
      task = excluded.task, added = excluded.added, at = excluded.at`;
}

/**
 * The plan document of a run at a revision, not yet parsed; `null` if it is still the one it was started with. Not every
 * revision has one of its own: a batch that is restarted with another agent changes what the run does and no plan.
 */
export async function findRunPlan(db: Database, runId: string, number: number): Promise<unknown> {
  const row = await clientOf(db).runPlan.findFirst({ where: { runId, number: { lte: number } }, orderBy: { number: "desc" }, select: { document: true } });
  return row?.document ?? null;
}

/** The tasks that a task of a run has returned up to a revision. */
export async function returnedTasks(db: Database, { runId, task, upTo }: { runId: string; task: string; upTo: number }): Promise<readonly string[]> {
  const rows = await clientOf(db).runPlan.findMany({ where: { runId, task, number: { lte: upTo } }, select: { added: true } });
  return rows.flatMap(({ added }) => added);
}
