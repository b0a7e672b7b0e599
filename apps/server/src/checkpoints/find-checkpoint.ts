import { ApiError, runEventSchema, runStateSchema } from "@planloom/api";
import { type CheckpointMoment, CheckpointTrail } from "@planloom/briefing";
import { type Database, eventsAfter, findOrigin, loadRun } from "@planloom/db";
import { createRun, type Run, type RunId } from "@planloom/scheduler";

/** A place in the history of a run, and the run as it was there. */
export interface FoundCheckpoint {
  readonly planId: string;
  readonly planRevision: number;
  readonly number: number;
  readonly moment: CheckpointMoment;
  readonly state: Run;
  readonly lineage: { readonly run: string; readonly position: number };
}

/** So many events are folded before others get their turn: about 10 ms. */
const AT_ONCE = 300;

/**
 * Finds the last checkpoint of a run, or the one after event `seq`, by going along its whole history from before the first
 * event. Throws an `ApiError` where there is none. O(events).
 */
export async function findCheckpoint(db: Database, run: RunId, seq: number | null): Promise<FoundCheckpoint> {
  const loaded = await loadRun(db, run);
  if (loaded === null) throw new ApiError("not-found", "There is no such run.");
  const origin = await findOrigin(db, run);
  // One that was started before origins were kept has never changed what it does.
  const trail = new CheckpointTrail(origin === null ? createRun(runStateSchema.parse(loaded.state).spec) : runStateSchema.parse(origin.state));
  const last = Math.min(seq ?? loaded.seq, loaded.seq);
  for (let at = 0; at < last; ) {
    const events = await eventsAfter(db, run, { seq: at, limit: Math.min(AT_ONCE, last - at) });
    if (events.length === 0) throw new Error(`run ${run} has no event ${at + 1}`);
    for (const { event } of events) trail.follow(runEventSchema.parse(event));
    at += events.length;
  }
  const found = trail.end();
  if (found === null) throw new ApiError("invalid", "The run has not started, so there is no checkpoint yet.");
  if (seq !== null && found.moment.seq !== seq) throw new ApiError("invalid", `There is no checkpoint after event ${seq}; the last one before it is after event ${found.moment.seq}.`);
  const { planId, planRevision, number } = loaded;
  return { planId, planRevision, number, ...found, lineage: { run: origin?.lineage ?? run, position: (origin?.position ?? 0) + found.moment.seq } };
}
