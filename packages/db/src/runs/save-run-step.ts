import type { Run, RunEvent } from "@planloom/scheduler";
import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import { cleanJson } from "../values/clean-json.ts";
import { jsonText } from "../values/json-text.ts";
import { toTimeOrNull } from "../values/time.ts";

export interface RunStep {
  readonly runId: string;
  /** The number of the last of `events`. */
  readonly seq: number;
  /** After all of `events`. */
  readonly state: Run;
  readonly status: Run["status"];
  readonly done: number;
  readonly forPerson: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** In order, with numbers that go on from the saved ones without a gap. */
  readonly events: readonly { readonly seq: number; readonly at: number; readonly event: RunEvent }[];
}

/**
 * Saves the events and the state they led to. Throws, and so undoes the transaction, when the events do not continue
 * the saved history: then somebody changed the run without locking it.
 */
export async function saveRunStep(tx: Tx, step: RunStep): Promise<void> {
  const { runId, seq, events } = step;
  const before = seq - events.length;
  if (events.some((event, index) => event.seq !== before + index + 1)) throw new Error(`the events of run ${runId} are not numbered up to ${seq}`);
  const client = clientOf(tx);
  const [startedAt, endedAt] = [toTimeOrNull(step.startedAt), toTimeOrNull(step.endedAt)];
  // A raw statement: the client would take the state apart value by value, half of what a step of a large run costs.
  const count = await client.$executeRaw`
    UPDATE run
    SET seq = ${seq}, state = ${jsonText(step.state)}::jsonb, status = ${step.status}, done = ${step.done},
        for_person = ${step.forPerson}, started_at = ${startedAt}::timestamptz, ended_at = ${endedAt}::timestamptz
    WHERE id = ${runId}::uuid AND seq = ${before}`;
  if (count !== 1) throw new Error(`run ${runId} is not at event ${before}: it was changed without being locked`);
  await client.runEvent.createMany({
    data: events.map((event) => ({ runId, seq: event.seq, at: new Date(event.at), event: cleanJson(event.event) })),
  });
}
