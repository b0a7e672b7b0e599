import type { Server } from "node:http";
import type { ApiContext } from "@planloom/api";
import { type Channel, type Database, pendingMigrations, tokenKey } from "@planloom/db";
import type { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { attemptLimit } from "./auth/attempt-limit.ts";
import { attemptTokens } from "./auth/attempt-tokens.ts";
import { identifier } from "./auth/identify.ts";
import { newSecret } from "./auth/secret.ts";
import { createSignInLink } from "./auth/sign-in-link.ts";
import type { BackupSettings } from "./backup/backup-settings.ts";
import { scheduledBackups } from "./backup/scheduled-backups.ts";
import { writeBackup } from "./backup/write-backup.ts";
import { coordinationUseCases } from "./coordination/coordination-use-cases.ts";
import { deskUseCases } from "./coordination/desk-use-cases.ts";
import { createAlarms } from "./engine/alarms.ts";
import { databaseClock } from "./engine/database-clock.ts";
import { databaseStore } from "./engine/database-store.ts";
import type { EngineStore } from "./engine/engine-store.ts";
import type { EngineSettings } from "./engine/engine-settings.ts";
import { announcer } from "./engine/announce.ts";
import type { SavedStep } from "./engine/live-run.ts";
import { type Engine, liveRuns } from "./engine/live-runs.ts";
import { tellAll } from "./engine/tell-all.ts";
import { tick } from "./engine/tick.ts";
import { type RunningEngine, startEngine } from "./engine/start-engine.ts";
import { REAL_TIME } from "./engine/time.ts";
import { newWork } from "./health/new-work.ts";
import { tryWriting } from "./health/try-writing.ts";
import { type DiskSpace, diskSpace, watchDisk } from "./health/watch-disk.ts";
import { watchWriting } from "./health/watch-writing.ts";
import { answerRoute } from "./http/answer-route.ts";
import { artifactRoutes } from "./http/artifact-routes.ts";
import { healthRoutes } from "./http/health-routes.ts";
import { backupRoute } from "./http/backup-route.ts";
import { checkpointRoutes } from "./http/checkpoint-routes.ts";
import { metricsRoute } from "./http/metrics-route.ts";
import { createHttpServer } from "./http/http-server.ts";
import { logRoute } from "./http/log-route.ts";
import { sessionRoutes } from "./http/session-routes.ts";
import { trpcHandler } from "./http/trpc-handler.ts";
import { webProxy } from "./http/web-proxy.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { cleanUp } from "./retention/clean-up.ts";
import { amongServers } from "./live/among-servers.ts";
import { createFeed } from "./live/feed.ts";
import { logFiles } from "./live/log-files.ts";
import { runTails } from "./live/run-tails.ts";
import { createSignals } from "./live/signals.ts";
import { watchLists } from "./live/watch-lists.ts";
import { frozenPlans } from "./plans/frozen-plans.ts";
import { planUseCases } from "./plans/plan-use-cases.ts";
import { artifactFiles } from "./runners/artifact-files.ts";
import { fleetUseCases } from "./runners/fleet-use-cases.ts";
import { createGrants } from "./runners/grants.ts";
import { briefsInDatabase } from "./runners/sent-briefs.ts";
import { membership } from "./runners/join-fleet.ts";
import { takeReturnedTasks } from "./runs/take-returned-tasks.ts";
import { runnerUseCases } from "./runners/runner-use-cases.ts";
import { watchFleet } from "./runners/watch-fleet.ts";
import { requireRunOf } from "./runs/require-run.ts";
import { runUseCases } from "./runs/run-use-cases.ts";
import { secretKey } from "./secrets/secret-key.ts";
import { secretUseCases } from "./secrets/secret-use-cases.ts";
import { secretVault } from "./secrets/secret-vault.ts";
import { exportSpans, type TraceTarget } from "./traces/export-spans.ts";
import { spansOfStep } from "./traces/spans-of-step.ts";
import { workspaceSettings, workspaceUseCases } from "./workspace/workspace-use-cases.ts";

export interface ServerParts {
  readonly db: Database;
  readonly boss: PgBoss;
  /** To other servers on the same database; without one they are looked after now and then. */
  readonly channel?: Channel;
  readonly workspaceId: string;
  readonly home: string;
  readonly ownerName: string;
  readonly webOrigin: string | null;
  readonly allowedHosts: readonly string[];
  readonly development: boolean;
  /** What secrets are encrypted with; `null`: a file of the data folder holds it. */
  readonly secretKey: string | null;
  /** When backups are made without being asked for; `null`: never. */
  readonly backups: BackupSettings | null;
  readonly settings: EngineSettings;
  readonly logger: Logger;
  readonly diskFloorBytes: number | null;
  readonly traces: TraceTarget | null;
  /** How much room the disk of the data folder has; as the system says when left out. */
  readonly diskSpace?: () => Promise<DiskSpace>;
  /** Where the server is reached, once it listens. */
  readonly url: () => string;
}

/** A server with its engine turning, not yet listening. */
export interface AssembledServer {
  readonly http: Server;
  readonly useCases: ApiContext["useCases"];
  readonly engine: Engine;
  readonly store: EngineStore;
  /** Ends all streams and waiting polls, then the engine. Listening is ended by the caller, after this began. */
  stop(): Promise<void>;
}

/** By a clock that nobody can set: whoever has to wait would wait for hours where it is set back. */
const GUESSES = { tries: 20, windowMs: 60_000, now: () => REAL_TIME.passed() };
const FEED_PAUSE_MS = 200;
const LOOK_AT_FLEET_EVERY_MS = 5_000;
const LOOK_AT_LISTS_EVERY_MS = 2_000;
const LOOK_AT_DISK_EVERY_MS = 2_000;
const TRY_WRITING_EVERY_MS = 5_000;
const WRITE_WITHIN_MS = 10_000;
const LOOK_AT_BACKUPS_EVERY_MS = 60_000;
const CLEAN_UP_EVERY_MS = 3_600_000;

/** Puts the parts together. Everything it needs is handed in; it opens and reads nothing by itself. */
export async function assembleServer(parts: ServerParts): Promise<AssembledServer> {
  const { db, boss, workspaceId, home, settings, logger } = parts;
  const closing = new AbortController();
  const time = REAL_TIME;
  const tails = runTails(db, time);
  const own = { signals: createSignals(time), feed: createFeed(FEED_PAUSE_MS) };
  const { signals, feed } = amongServers({ ...own, tails, channel: parts.channel ?? null, time });
  const logs = logFiles(db, home);
  const plans = frozenPlans(db);
  const artifacts = artifactFiles(db, home);
  const alarms = await createAlarms(boss, logger);
  const store = databaseStore(db, (tx, run, command) => alarms.set(tx, run, command));
  const clock = await databaseClock(() => store.time(), () => time.passed());
  const spans = parts.traces === null ? null : exportSpans({ target: parts.traces, logger });
  const listeners: ((step: SavedStep) => void)[] = [announcer({ tails, signals, feed, logger }), (step) => metrics.count(step), (step) => spans?.add(spansOfStep(step))];
  const engine = liveRuns({ store, clock, time, lostAfterMs: settings.lostAfterMs, onSaved: tellAll(listeners, logger) });
  const requireRun = requireRunOf(db, workspaceId);
  const tellOfPlace = (): void => {
    own.feed.publish({ kind: "server" });
    own.signals.notify("work");
  };
  const disk = watchDisk({ floorBytes: parts.diskFloorBytes, read: parts.diskSpace ?? (() => diskSpace(home)), onChange: tellOfPlace, everyMs: LOOK_AT_DISK_EVERY_MS, logger });
  const writing = watchWriting({ write: () => tryWriting(home), onChange: tellOfPlace, everyMs: TRY_WRITING_EVERY_MS, withinMs: WRITE_WITHIN_MS, logger });
  const place = newWork({ disk, writing });
  const cleanUpNow = async () => cleanUp({ db, workspaceId, home, keeping: await workspaceSettings(db, workspaceId), logger, signal: closing.signal });
  const cleaning = tick(
    async () => {
      const removed = await cleanUpNow();
      if (removed.runs + removed.logsOf + removed.filesOf > 0) logger.info(removed, "what was too old was removed");
    },
    { everyMs: CLEAN_UP_EVERY_MS, logger, name: "the clean-up" },
  );
  const wanted = parts.backups;
  const backups = wanted === null ? null : scheduledBackups({
    settings: wanted,
    write: (into) => writeBackup({ db, home, files: wanted.files }, into),
    onChange: () => own.feed.publish({ kind: "server" }),
    signal: closing.signal,
    now: () => time.wall(),
    logger,
  });
  const backingUp = backups === null ? null : tick(() => backups.look(), { everyMs: LOOK_AT_BACKUPS_EVERY_MS, logger, name: "the backup" });
  const metrics = createMetrics({ db, workspaceId, disk, backups, engineSilentMs: () => clockwork.silentMs(), cleanUpSilentMs: () => cleaning.sinceDoneMs() });
  const grants = createGrants({ db, workspaceId, newWork: place });
  const tokensOfAttempts = attemptTokens(await tokenKey(db, { workspaceId, fresh: newSecret() }));
  const vault = secretVault({ db, workspaceId, time, key: secretKey({ given: parts.secretKey, folder: home }) });
  const briefs = briefsInDatabase({ db, time, logger });
  const shared = { db, tails, store, time, workspaceId, engine, plans, vault, briefs, logs, signals, feed, newWork: place, closing: closing.signal, logger };
  const useCases: ApiContext["useCases"] = {
    plans: planUseCases({ db, workspaceId, feed }),
    runs: runUseCases({ ...shared, requireRun }),
    runners: runnerUseCases({ joinTasks: (returned) => takeReturnedTasks({ engine, plans, vault }, returned), ...shared, metrics, isTraced: spans !== null, membership: membership({ db, workspaceId, logger }), settings, grants, attemptTokens: tokensOfAttempts }),
    coordination: coordinationUseCases({ engine, plans, vault, requireRun }),
    desk: deskUseCases({ db, workspaceId, engine, store, plans, logger }),
    fleet: fleetUseCases({ db, workspaceId, grants, feed, signals, suspectAfterMs: settings.suspectAfterMs, logger }),
    secrets: secretUseCases({ vault, feed, logger }),
    workspace: workspaceUseCases({ db, workspaceId, disk, writing, backups, feed, signals, logger, cleanUpNow }),
    sessions: {
      createLink: async () => ({ url: await createSignInLink(db, { workspaceId, name: parts.ownerName, url: parts.url() }) }),
    },
  };
  const clockwork: RunningEngine = await startEngine({ store, engine, clock, endLog: (log, line) => logs.addLine(log, line), time, alarms, settings, logger });
  const fleet = watchFleet({ db, workspaceId, feed: own.feed, suspectAfterMs: settings.suspectAfterMs, everyMs: LOOK_AT_FLEET_EVERY_MS, logger });
  const lists = watchLists({ db, workspaceId, feed: own.feed, everyMs: LOOK_AT_LISTS_EVERY_MS, logger });
  // Counted apart: a program that goes on with an old token must not keep the people of its machine from signing in.
  const identify = identifier({ db, workspaceId, attempts: tokensOfAttempts, limit: attemptLimit(GUESSES), logger });
  const http = createHttpServer({
    allowedHosts: parts.allowedHosts,
    development: parts.development,
    trpc: trpcHandler({ identify, useCases, logger }),
    route: answerRoute(
      {
        ...healthRoutes({ ping: () => db.ping(), pendingMigrations: () => pendingMigrations(db), engineSilentMs: () => clockwork.silentMs(), disk, writing }),
        ...sessionRoutes(db, attemptLimit(GUESSES)),
        ...metricsRoute(metrics),
        ...backupRoute({ db, home, logger }),
        ...logRoute(logs, requireRun),
        ...artifactRoutes(db, artifacts, requireRun),
        ...checkpointRoutes({ db, workspaceId, home, artifacts, briefs, feed, newWork: place, requireRun, logger, planOf: (id, { planId, planRevision, state }) => plans.find({ id, planId, planRevision, revision: state.spec.revision }) }),
      },
      identify,
    ),
    web: webProxy(parts.webOrigin, logger),
    logger,
  });
  return {
    http,
    useCases,
    engine,
    store,
    async stop() {
      closing.abort();
      await Promise.all([clockwork.stop(), fleet.stop(), lists.stop(), disk.stop(), writing.stop(), cleaning.stop(), backingUp?.stop()]);
      await Promise.all([spans?.stop(), briefs.close().catch((error: unknown) => logger.warn({ err: error }, "what was sent to runners last could not be kept"))]);
    },
  };
}
