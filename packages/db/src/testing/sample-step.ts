import type { RunEvent } from "@planloom/scheduler";
import { type RunStep, saveStep, storableEvent } from "../runs/save-step.ts";
import type { Database } from "../session/database.ts";

/** A step that records these events, pauses by default, on a run that has `beforeSeq` of them. */
export function sampleStep(runId: string, beforeSeq: number, change: Partial<Omit<RunStep, "events" | "holds">> & { readonly events?: readonly RunEvent[]; readonly holds?: Partial<RunStep["holds"]> } = {}): RunStep {
  const { events = [{ at: 1_001 + beforeSeq, type: "run.paused", by: "ann", policy: null }], holds, ...rest } = change;
  return {
    runId,
    beforeSeq,
    status: "paused",
    batches: 0,
    done: 0,
    forPerson: 0,
    startedAt: null,
    endedAt: null,
    snapshot: null,
    plans: [],
    ...rest,
    events: events.map((event) => ({ at: event.at, text: storableEvent(event).text })),
    holds: { offers: [], withdrawn: [], leases: [], released: [], marked: [], lostAfterMs: 3_600_000, ...holds },
  };
}

/** Gives a runner a lease on an attempt of a run that has no events yet. */
export async function holdSample(db: Database, { runId, attemptId = "a#1", epoch = 1, runnerId, lostAfterMs = 3_600_000 }: { runId: string; attemptId?: string; epoch?: number; runnerId: string; lostAfterMs?: number }): Promise<void> {
  const saved = await saveStep(db, sampleStep(runId, 0, { holds: { leases: [{ attemptId, epoch, runnerId, stop: false, timeoutMs: 3_600_000 }], lostAfterMs } }));
  if (!saved) throw new Error(`run ${runId} is not new`);
}
