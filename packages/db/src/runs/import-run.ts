import type { Run } from "@planloom/scheduler";
import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";
import { jsonText } from "../values/json-text.ts";
import { toTimeOrNull } from "../values/time.ts";
import { takeRunNumber } from "./insert-run.ts";
import type { RunStep } from "./save-step.ts";

/** A run that comes from elsewhere, with what happened to it on its arrival. */
export interface ImportedRun extends Pick<RunStep, "events" | "done" | "forPerson"> {
  readonly id: string;
  readonly workspaceId: string;
  readonly planId: string;
  readonly planRevision: number;
  /** What it does, the plan document, where it was changed while it was live; the number is the revision in its state. */
  readonly ownPlan: { readonly number: number; readonly document: object } | null;
  /** As it stood when it was taken away from where it was. */
  readonly origin: Run;
  /** After `events`. It holds nothing that a runner has, and offers nothing. */
  readonly state: Run;
  readonly by: string;
  /** The run it once began as, and how many events it has behind it from there. */
  readonly lineage: string;
  readonly position: number;
  readonly source: object;
}

/** Makes a run that begins where another one was left, numbered like any other. Its events begin at 1 again. */
export async function importRun(tx: Tx, run: ImportedRun): Promise<{ number: number }> {
  const { id, origin, state, events } = run;
  const client = clientOf(tx);
  const number = await takeRunNumber(tx, run.workspaceId);
  await client.run.create({
    data: {
      id,
      workspaceId: run.workspaceId,
      planId: run.planId,
      planRevision: run.planRevision,
      number,
      status: state.status,
      state: {},
      seq: events.length,
      stateSeq: events.length,
      batches: state.spec.batches.length,
      done: run.done,
      forPerson: run.forPerson,
      startedBy: cleanText(run.by),
      startedAt: toTimeOrNull(state.startedAt),
      endedAt: toTimeOrNull(state.endedAt),
    },
  });
  await client.$executeRaw`UPDATE run SET state = ${jsonText(state)}::jsonb WHERE id = ${id}::uuid`;
  await client.$executeRaw`
    INSERT INTO run_origin (run_id, state, lineage, position, source)
    VALUES (${id}::uuid, ${jsonText(origin)}::jsonb, ${run.lineage}::uuid, ${run.position}::int, ${jsonText(run.source)}::jsonb)`;
  await client.$executeRaw`
    INSERT INTO run_event (run_id, seq, at, event)
    SELECT ${id}::uuid, event.place, to_timestamp(event.at / 1000), event.body::jsonb
    FROM unnest(${events.map(({ at }) => at)}::float8[], ${events.map(({ text }) => text)}::text[]) WITH ORDINALITY AS event (at, body, place)`;
  if (run.ownPlan !== null) {
    await client.$executeRaw`
      INSERT INTO run_plan (run_id, number, document, by, reason)
      VALUES (${id}::uuid, ${run.ownPlan.number}::int, ${jsonText(run.ownPlan.document)}::jsonb, ${cleanText(run.by)}, 'Came with the run')`;
  }
  return { number };
}
