import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "@planloom/api";
import { connect, type Database, ensureRunner, ensureWorkspace, insertToken, openChannel } from "@planloom/db";
import { createTestDatabase } from "@planloom/db/testing";
import { PgBoss } from "pg-boss";
import { pino } from "pino";
import { type AssembledServer, assembleServer } from "../assemble-server.ts";
import { hashSecret, newSecret } from "../auth/secret.ts";
import type { BackupSettings } from "../backup/backup-settings.ts";
import { DEFAULT_ENGINE_SETTINGS, type EngineSettings } from "../engine/engine-settings.ts";
import type { DiskSpace } from "../health/watch-disk.ts";
import type { TraceTarget } from "../traces/export-spans.ts";
import { listen, stopListening } from "../http/listen.ts";

/** A whole server on a database and a data folder of its own, listening on a free loopback port. */
export interface TestServer extends Pick<AssembledServer, "useCases" | "engine" | "store"> {
  readonly url: string;
  /** Its data folder. */
  readonly home: string;
  readonly db: Database;
  readonly databaseUrl: string;
  readonly workspaceId: string;
  readonly runner: string;
  /** A bearer token for each kind of caller. */
  readonly tokens: Readonly<Record<Role | "runner", string>>;
  stop(): Promise<void>;
}

interface TestServerOptions {
  readonly settings?: Partial<EngineSettings>;
  readonly webOrigin?: string;
  readonly traces?: TraceTarget;
  readonly secretKey?: string;
  readonly backups?: BackupSettings;
  readonly diskSpace?: () => Promise<DiskSpace>;
  /** Leads the server's own connections to its database another way. */
  readonly through?: (databaseUrl: string) => Promise<string>;
  /** Another server, whose database it shares. It has to be stopped first. */
  readonly beside?: Pick<TestServer, "databaseUrl">;
  /** Whether it talks to other servers on its database. */
  readonly talks?: boolean;
}

/** Starts one. The engine is as patient as in earnest unless `settings` says otherwise. */
export async function startTestServer({ settings = {}, webOrigin, through, diskSpace, traces, backups, secretKey, beside, talks = false }: TestServerOptions = {}): Promise<TestServer> {
  const database = beside === undefined ? await createTestDatabase() : await sharedDatabase(beside.databaseUrl);
  const { url: databaseUrl } = database;
  const db = through === undefined ? database.db : await connect(await through(databaseUrl));
  const home = await mkdtemp(join(tmpdir(), "planloom-server-"));
  const logger = pino({ level: process.env["PLANLOOM_LOG_LEVEL"] ?? "silent" });
  const boss = new PgBoss({ connectionString: databaseUrl, max: 3 });
  boss.on("error", (error) => logger.warn({ err: error }, "alarms"));
  await boss.start();
  const { id: workspaceId } = await ensureWorkspace(db, "test");
  const runner = await ensureRunner(db, { workspaceId, name: "test-runner" });
  const channel = talks ? openChannel(databaseUrl, { lookEveryMs: 200 }) : null;
  let url = "";
  const server = await assembleServer({
    db,
    boss,
    ...(channel === null ? {} : { channel }),
    workspaceId,
    home,
    ownerName: "ann",
    webOrigin: webOrigin ?? null,
    allowedHosts: ["planloom.example.com"],
    development: false,
    settings: { ...DEFAULT_ENGINE_SETTINGS, ...settings },
    logger,
    traces: traces ?? null,
    secretKey: secretKey ?? null,
    backups: backups ?? null,
    // A nearly full disk of whoever runs the tests must not fail them.
    diskFloorBytes: diskSpace === undefined ? 0 : null,
    ...(diskSpace === undefined ? {} : { diskSpace }),
    url: () => url,
  });
  url = `http://127.0.0.1:${await listen(server.http, "127.0.0.1", 0)}`;
  const member = async (role: Role) => issue(db, { workspaceId, kind: "api", subject: role, role });
  return {
    url,
    home,
    db,
    databaseUrl,
    workspaceId,
    runner: runner.id,
    useCases: server.useCases,
    engine: server.engine,
    store: server.store,
    tokens: {
      viewer: await member("viewer"),
      editor: await member("editor"),
      owner: await member("owner"),
      runner: await issue(db, { workspaceId, kind: "runner", subject: "test-runner", runnerId: runner.id }),
    },
    async stop() {
      await Promise.all([server.stop(), stopListening(server.http, 500)]);
      await boss.stop({ graceful: false });
      await channel?.close();
      if (db !== database.db) await db.close();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function sharedDatabase(url: string): Promise<{ readonly url: string; readonly db: Database; drop(): Promise<void> }> {
  const db = await connect(url);
  return { url, db, drop: () => db.close() };
}

async function issue(db: Database, token: Omit<Parameters<typeof insertToken>[1], "hash" | "lifetimeMs">): Promise<string> {
  const secret = newSecret();
  await insertToken(db, { ...token, hash: hashSecret(secret), lifetimeMs: null });
  return secret;
}
