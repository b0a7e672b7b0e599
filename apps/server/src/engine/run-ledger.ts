import { runEventSchema, runStateSchema } from "@planloom/api";
import { isFinalStatus, type Run, type RunEvent, type RunId, RunSession, takesNewWork } from "@planloom/scheduler";
import type { EngineStore } from "./engine-store.ts";
import { type Progress, countProgress } from "./progress.ts";

/** A run in memory as it stands in the database after event `seq`. */
export interface LedgerPage {
  readonly planId: string;
  readonly planRevision: number;
  readonly session: RunSession;
  seq: number;
  /** The event after which the state was last kept. */
  stateSeq: number;
  /** When the last event was recorded. */
  lastAt: number;
  progress: Progress;
  /** Whether runners could claim new work of it after event `seq`. */
  takesNewWork: boolean;
}

/**
 * Reads a run: the state that was kept, and the events since folded in. `null` if there is none. Throws where events are
 * missing or do not fit the state: then the history is damaged, and nothing may be built on it. O(batches + events since).
 */
export async function openLedger(store: Pick<EngineStore, "loadRun">, id: RunId): Promise<LedgerPage | null> {
  const loaded = await store.loadRun(id);
  if (loaded === null) return null;
  if (loaded.events.length !== loaded.seq - loaded.stateSeq) throw new Error(`run ${id} has ${loaded.events.length} events after ${loaded.stateSeq} and not those up to ${loaded.seq}`);
  const session = new RunSession(runStateSchema.parse(loaded.state));
  for (const event of loaded.events) replay(session, runEventSchema.parse(event));
  session.checkpoint();
  const { planId, planRevision, seq, stateSeq, lastAt } = loaded;
  return { planId, planRevision, session, seq, stateSeq, lastAt, progress: countProgress(session.run), takesNewWork: takesNewWork(session.run) };
}

/** Folds in what other servers have recorded since. Returns whether there was anything. */
export async function catchUp(store: Pick<EngineStore, "eventsBetween">, id: RunId, page: LedgerPage): Promise<boolean> {
  const missed = await store.eventsBetween(id, { after: page.seq, upTo: LAST_SEQ });
  for (const { seq, at, event } of missed) {
    replay(page.session, runEventSchema.parse(event));
    page.seq = seq;
    page.lastAt = at;
  }
  return missed.length > 0;
}

const LAST_SEQ = 2_147_483_647;

function replay(session: RunSession, event: RunEvent): void {
  const result = session.apply(event);
  if (result.kind === "ignored") throw new Error(`a recorded event cannot be replayed: ${result.message}`);
}

/** The state is kept anew after so many events, more in a large run: writing it costs what the run is large. */
const LEAST_EVENTS = 500;

/** Whether the state should be kept with a step that leads to `seq`. */
export function isDueForKeeping(page: LedgerPage, before: Run["status"], seq: number): boolean {
  const { run } = page.session;
  const settled = before !== run.status && (isFinalStatus(run.status) || run.status === "paused");
  return settled || seq - page.stateSeq >= Math.max(LEAST_EVENTS, 2 * run.spec.batches.length);
}
