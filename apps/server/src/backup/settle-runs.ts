import { type Database, liveRunIds } from "@planloom/db";
import { liveAttempt, type PausePolicy, type Run, type RunFact, runId } from "@planloom/scheduler";
import { databaseClock } from "../engine/database-clock.ts";
import { DEFAULT_ENGINE_SETTINGS } from "../engine/engine-settings.ts";
import { databaseStore } from "../engine/database-store.ts";
import { type Engine, liveRuns } from "../engine/live-runs.ts";
import { REAL_TIME } from "../engine/time.ts";

export interface SettledRuns {
  /** Live runs that are paused now. */
  readonly paused: number;
  /** Batches that a runner had; nobody knows how they ended, so their attempts are lost. */
  readonly lost: number;
}

const BY = "restore";
/** There is nobody left who could hand anything back. */
const LET_BE: PausePolicy = { handBackMinutes: 0, finishMinutes: 0, between: "finish" };

/** An engine that wakes nobody and sets no alarms: the server that starts later looks for what is due. */
export async function bareEngine(db: Database): Promise<Engine> {
  const store = databaseStore(db, async () => undefined);
  const clock = await databaseClock(() => store.time(), () => REAL_TIME.passed());
  return liveRuns({ store, clock, time: REAL_TIME, lostAfterMs: DEFAULT_ENGINE_SETTINGS.lostAfterMs, onSaved: () => undefined });
}

/**
 * Settles what was under way when the backup was made: every live run is paused, also one that was only made and not
 * started yet, which the server would start otherwise; one that was being stopped is stopped. What runners had is lost:
 * what becomes of it is for `onLost` of its plan to say: it begins again once a person has resumed the run, or a person is
 * asked. All of it by events, so the history says so.
 */
export async function settleRuns(db: Database): Promise<SettledRuns> {
  const engine = await bareEngine(db);
  let paused = 0;
  let lost = 0;
  for (const id of (await liveRunIds(db)).map(runId)) {
    const found = await engine.read(id);
    if (found === null) continue;
    const held = heldBy(found.state);
    const settling: RunFact[] = [
      ...(found.state.status === "created" ? [{ type: "run.started" as const, by: BY }] : []),
      { type: "run.paused", by: BY, policy: LET_BE },
      ...held.map((fence) => ({ type: "attempt.lost" as const, ...fence })),
    ];
    // In one step: a run is never seen settled by half.
    const settled = await engine.apply(id, settling.map((fact) => ({ fact })));
    if (settled?.state.status === "paused") paused += 1;
    lost += held.length;
  }
  return { paused, lost };
}

/** The attempts that runners had. */
function heldBy(run: Run) {
  return run.spec.batches.flatMap(({ id }) => {
    const batch = run.batches[id];
    const attempt = batch === undefined ? null : liveAttempt(batch);
    return attempt?.stage.kind === "running" ? [{ attempt: attempt.id, epoch: attempt.epoch }] : [];
  });
}
