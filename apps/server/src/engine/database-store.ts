import { failpoint } from "@planloom/api/failpoint";
import {
  condemnLeases,
  type Database,
  databaseTime,
  eventsBetween,
  extendLeases,
  findArtifact,
  findRun,
  insertRun,
  insertRunPlan,
  leasesOfRunner,
  leasesToStop,
  liveRunIds,
  loadRun,
  openOffers,
  overdueLeases,
  partRunner,
  runEnds,
  saveStep,
  silentLeases,
  touchRunner,
  type Tx,
} from "@planloom/db";
import { type RunId, runId } from "@planloom/scheduler";
import type { EngineStore, TimedCommand } from "./engine-store.ts";

/** Sets an alarm that exists exactly if `tx` commits. */
export type SetAlarm = (tx: Tx, run: RunId, command: TimedCommand) => Promise<void>;

/** The store of a real server. A step without alarms and plans, which nearly all are, is one statement past Prisma. */
export function databaseStore(db: Database, setAlarm: SetAlarm): EngineStore {
  return {
    time: () => databaseTime(db),
    insertRun: (run) => db.transaction((tx) => insertRun(tx, run)),
    findRun: (id) => findRun(db, id),
    liveRunIds: () => liveRunIds(db),
    runEnds: (workspaceId, ids) => runEnds(db, workspaceId, ids),
    loadRun: (id) => loadRun(db, id),
    eventsBetween: (id, span) => eventsBetween(db, id, span),
    saveStep: (step, alarms) =>
      alarms.length + step.plans.length === 0
        ? saveStep(db, step)
        : db.transaction(async (tx) => {
            const isSaved = await saveStep(tx, step);
            if (isSaved) for (const alarm of alarms) await setAlarm(tx, runId(step.runId), alarm);
            if (isSaved) for (const plan of step.plans) await insertRunPlan(tx, step.runId, plan);
            failpoint("result:between");
            return isSaved;
          }),
    openOffers: (workspaceId, filter) => openOffers(db, workspaceId, filter),
    extendLeases: (heartbeat) =>
      db.transaction(async (tx) => {
        const standings = await extendLeases(tx, heartbeat);
        failpoint("heartbeat:between");
        return standings;
      }),
    condemnLeases: (grace) => condemnLeases(db, grace),
    overdueLeases: () => overdueLeases(db),
    silentLeases: (patience) => silentLeases(db, patience),
    leasesOfRunner: (runner) => leasesOfRunner(db, runner),
    leasesToStop: (runner) => leasesToStop(db, runner),
    touchRunner: (runner, traits) => touchRunner(db, runner, traits),
    partRunner: (runner) => partRunner(db, runner),
    artifactBytes: async (file) => (await findArtifact(db, file))?.bytes ?? null,
  };
}
