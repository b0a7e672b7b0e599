import type { Run, RunEvent } from "@planloom/scheduler";
import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import { cleanJson } from "../values/clean-json.ts";
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
  const { count } = await client.run.updateMany({
    where: { id: runId, seq: before },
    data: {
      seq,
      state: cleanJson(step.state),
      status: step.status,
      done: step.done,
      forPerson: step.forPerson,
      startedAt: toTimeOrNull(step.startedAt),
      endedAt: toTimeOrNull(step.endedAt),
    },
  });
  if (count !== 1) throw new Error(`run ${runId} is not at event ${before}: it was changed without being locked`);
  await client.runEvent.createMany({
    data: events.map((event) => ({ runId, seq: event.seq, at: new Date(event.at), event: cleanJson(event.event) })),
  });
}
