import type { Run } from "@planloom/scheduler";
import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";
import { jsonText } from "../values/json-text.ts";
import { toTimeOrNull } from "../values/time.ts";

export interface NewRun {
  /** A UUID that no other run has; one is made where none is given. */
  readonly id?: string | undefined;
  readonly workspaceId: string;
  readonly planId: string;
  readonly planRevision: number;
  /** As it stands before its first event. */
  readonly state: Run;
  readonly startedBy: string;
}

/** Makes a run at sequence number 0, which is its origin, with the next number of its workspace. Throws (23505) if there is one with its id. */
export async function insertRun(tx: Tx, run: NewRun): Promise<{ id: string; number: number }> {
  const { state } = run;
  const client = clientOf(tx);
  const number = await takeRunNumber(tx, run.workspaceId);
  const { id } = await client.run.create({
    data: {
      ...(run.id === undefined ? {} : { id: run.id }),
      workspaceId: run.workspaceId,
      planId: run.planId,
      planRevision: run.planRevision,
      number,
      status: state.status,
      state: {},
      batches: state.spec.batches.length,
      startedBy: cleanText(run.startedBy),
      startedAt: toTimeOrNull(state.startedAt),
      endedAt: toTimeOrNull(state.endedAt),
    },
    select: { id: true },
  });
  // A raw statement: the client would take the state apart value by value.
  await client.$executeRaw`
    WITH kept AS (UPDATE run SET state = ${jsonText(state)}::jsonb WHERE id = ${id}::uuid RETURNING id, state)
    INSERT INTO run_origin (run_id, state) SELECT id, state FROM kept`;
  return { id, number };
}

/** Locks the workspace's counter until the transaction ends, so numbers have no gaps and no doubles. */
export async function takeRunNumber(tx: Tx, workspaceId: string): Promise<number> {
  const workspace = await clientOf(tx).workspace.update({
    where: { id: workspaceId },
    data: { nextRun: { increment: 1 } },
    select: { nextRun: true },
  });
  return workspace.nextRun - 1;
}
