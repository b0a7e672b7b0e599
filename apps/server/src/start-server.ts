import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { hostname } from "node:os";
import { connect, ensureWorkspace, migrate, openChannel, startPostgres } from "@planloom/db";
import { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { assembleServer } from "./assemble-server.ts";
import { keepOrIssueToken, leaveRunnerToken } from "./auth/local-tokens.ts";
import { readServerFile, writeServerFile } from "./auth/server-file.ts";
import { createSignInLink } from "./auth/sign-in-link.ts";
import type { ServerConfig } from "./config.ts";
import { sweepArrivingRuns } from "./checkpoints/arriving-runs.ts";
import { engineSettings } from "./engine/engine-settings.ts";
import { listen, stopListening } from "./http/listen.ts";
import { importExamples } from "./plans/import-examples.ts";
import { clearArriving } from "./runners/artifact-files.ts";

/** A server that answers. */
export interface RunningServer {
  readonly url: string;
  /** Signs its first visitor in as the owner; good for 24 hours. */
  readonly link: string;
  /** Ends everything in order, the database last. May be called once. */
  stop(): Promise<void>;
}

/** Requests under way may take this long when the server stops. */
const GRACE_MS = 3_000;
/** A file that arrives at another server is written to more often than that. */
const ABANDONED_AFTER_MS = 3_600_000;

/**
 * Starts the database, brings it up to date, starts the engine, and listens. Throws when any of it cannot be done,
 * after ending what had been started.
 */
export async function startServer(config: ServerConfig, logger: Logger): Promise<RunningServer> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    // Last started, first stopped; one that fails must not keep the rest running.
    for (const each of stops.splice(0).toReversed()) await each().catch((error: unknown) => logger.error({ err: error }, "could not stop a part"));
  };
  try {
    return { ...(await start(config, logger, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(config: ServerConfig, logger: Logger, stops: (() => Promise<void>)[]): Promise<Omit<RunningServer, "stop">> {
  const { home, files, ownerName } = config;
  await mkdir(home, { recursive: true });
  // A new folder for files is made; where that cannot be, what is wrong with it is told as for one that was there.
  await mkdir(files, { recursive: true }).catch((error: unknown) => logger.warn({ err: error }, "the folder for files could not be made"));
  const abandoned = { untouchedForMs: files === home ? 0 : ABANDONED_AFTER_MS };
  await clearArriving(files, abandoned);
  const databaseUrl = config.databaseUrl ?? (await ownPostgres(home, logger, stops));
  const { applied } = await migrate(databaseUrl);
  if (applied.length > 0) logger.info({ applied }, "database migrated");
  const db = await connect(databaseUrl, { onConnectionLost: (error) => logger.warn({ err: error }, "a database connection was lost") });
  stops.push(() => db.close());
  await sweepArrivingRuns(db, files, abandoned);
  const channel = openChannel(databaseUrl, { onLost: (error) => logger.warn({ err: error }, "the connection to other servers was lost") });
  stops.push(() => channel.close());

  const boss = new PgBoss({ connectionString: databaseUrl, max: 3, application_name: "planloom-alarms" });
  // Without a listener a broken connection would end the process; it is mended by itself.
  boss.on("error", (error) => logger.warn({ err: error }, "alarms: the database did not answer"));
  await boss.start();
  stops.push(() => boss.stop({ graceful: true, timeout: GRACE_MS }));

  const { id: workspaceId, created } = await ensureWorkspace(db, "Planloom");
  if (created && config.examples !== null) await importExamples(db, { workspaceId, folder: config.examples, logger });

  let url = "";
  const server = await assembleServer({ ...config, home: files, db, boss, channel, workspaceId, settings: engineSettings(config.lostAfterMs), logger, url: () => url });
  stops.push(() => server.stop());
  const port = await listen(server.http, config.host, config.port);
  // Streams end only once the engine's part of the stop has begun, so both have to go on at the same time.
  stops.splice(-1, 1, async () => void (await Promise.all([server.stop(), stopListening(server.http, GRACE_MS)])));
  url = `http://${nameOf(config.host)}:${port}`;

  if (config.runnerTokenFile !== null) await leaveRunnerToken(db, { workspaceId, name: localRunnerName(config), file: config.runnerTokenFile });
  const known = (await readServerFile(home))?.token ?? null;
  const token = await keepOrIssueToken(db, { token: { workspaceId, kind: "api", subject: ownerName, role: "owner" }, known });
  await writeServerFile(home, { url, token, pid: process.pid, startedAt: Date.now() });
  return { url, link: await createSignInLink(db, { workspaceId, name: ownerName, url }) };
}

/** What a browser on this machine calls the address we listen on. */
function nameOf(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

/** Each server that shares a database has a runner of its own: two under one name would take each other's work for theirs. */
function localRunnerName({ home, databaseUrl }: ServerConfig): string {
  return databaseUrl === null ? "local" : `local ${hostname()} ${createHash("sha256").update(home).digest("hex").slice(0, 6)}`;
}

async function ownPostgres(home: string, logger: Logger, stops: (() => Promise<void>)[]): Promise<string> {
  const postgres = await startPostgres({ home, onLog: (line) => logger.info({ part: "postgres" }, line) });
  stops.push(() => postgres.stop());
  return postgres.url;
}
