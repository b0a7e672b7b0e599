import { userInfo } from "node:os";
import { isAbsolute, join } from "node:path";
import { z } from "zod";
import { backupInterval, type BackupSettings } from "./backup/backup-settings.ts";
import { DEFAULT_ENGINE_SETTINGS } from "./engine/engine-settings.ts";
import { SHORTEST_KEY } from "./secrets/secret-key.ts";
import type { TraceTarget } from "./traces/export-spans.ts";

/** Everything the server is told from outside, read once at the start. */
export interface ServerConfig {
  /** The data folder, absolute. */
  readonly home: string;
  /** Where logs and handed-over files are kept, absolute. Servers that share a database share this folder. */
  readonly files: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the web pages come from; `null` serves the API alone. */
  readonly webOrigin: string | null;
  /** Host names besides the loopback ones under which the server may be asked. */
  readonly allowedHosts: readonly string[];
  /** `null` starts a PostgreSQL of our own in the data folder. */
  readonly databaseUrl: string | null;
  /** A folder of plan files that the first start puts in. */
  readonly examples: string | null;
  /** Where the token of the local runner is left for it. */
  readonly runnerTokenFile: string | null;
  /** What the person at this machine is called in the records. */
  readonly ownerName: string;
  readonly logLevel: string;
  /** A runner silent for this long has lost its attempts. */
  readonly lostAfterMs: number;
  /** Under so many free bytes in the data folder nothing new is begun; `null` for the usual. */
  readonly diskFloorBytes: number | null;
  /** Where traces go; `null` makes none. */
  readonly traces: TraceTarget | null;
  /** What secrets are encrypted with; `null`: a file of the data folder holds it. */
  readonly secretKey: string | null;
  /** When backups are made without being asked for; `null`: never. */
  readonly backups: BackupSettings | null;
  /** Loosens the content security policy as far as hot reloading needs it. */
  readonly development: boolean;
}

/** `name=value` pairs with commas between, as OpenTelemetry writes them. */
const headersOf = (text: string): Record<string, string> =>
  Object.fromEntries(text.split(",").map((pair) => pair.split("=", 2).map((part) => decodeURIComponent(part.trim()))).filter(([name, value]) => name !== "" && value !== undefined));

const absolute = z.string().refine(isAbsolute, "must be an absolute path");
const optional = <T extends z.ZodType>(schema: T) => schema.optional().transform((value) => value ?? null);

const environmentSchema = z.object({
  PLANLOOM_HOME: absolute,
  PLANLOOM_FILES: absolute.optional(),
  PLANLOOM_HOST: z.string().default("127.0.0.1"),
  PLANLOOM_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  PLANLOOM_WEB_ORIGIN: optional(z.url()),
  PLANLOOM_ALLOWED_HOSTS: z
    .string()
    .default("")
    .transform((list) => list.split(",").map((name) => name.trim().toLowerCase()).filter((name) => name !== "")),
  DATABASE_URL: optional(z.string().min(1)),
  PLANLOOM_EXAMPLES: optional(absolute),
  PLANLOOM_RUNNER_TOKEN_FILE: optional(absolute),
  PLANLOOM_OWNER: z.string().min(1).max(200).optional(),
  PLANLOOM_LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  PLANLOOM_DISK_FLOOR_MIB: optional(z.coerce.number().int().min(0).max(1_000_000_000)),
  PLANLOOM_LOST_AFTER_SECONDS: z.coerce.number().min(2).max(86_400).default(DEFAULT_ENGINE_SETTINGS.lostAfterMs / 1_000),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(z.url()),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: optional(z.url()),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().default("").transform(headersOf),
  OTEL_SERVICE_NAME: z.string().default("planloom"),
  PLANLOOM_SECRET_KEY: optional(z.string().min(SHORTEST_KEY, `must have at least ${SHORTEST_KEY} characters, such as openssl rand -base64 32 gives`)),
  PLANLOOM_BACKUP_EVERY: optional(z.string().refine((text) => backupInterval(text) !== null, "must be a time such as 30m, 24h or 7d")),
  PLANLOOM_BACKUP_KEEP: z.coerce.number().int().min(1).max(10_000).default(7),
  PLANLOOM_BACKUP_FOLDER: optional(absolute),
  PLANLOOM_BACKUP_FILES: z.enum(["0", "1"]).default("0"),
  PLANLOOM_DEV: z.enum(["0", "1"]).default("0"),
});

/** Reads the configuration. Throws an error that names every variable that is missing or wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ServerConfig {
  // An empty variable means the same as one that is not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw new Error(`The server's configuration is wrong.\n${z.prettifyError(parsed.error)}`);
  const read = parsed.data;
  return {
    home: read.PLANLOOM_HOME,
    files: read.PLANLOOM_FILES ?? read.PLANLOOM_HOME,
    host: read.PLANLOOM_HOST,
    port: read.PLANLOOM_PORT,
    webOrigin: read.PLANLOOM_WEB_ORIGIN,
    allowedHosts: read.PLANLOOM_ALLOWED_HOSTS,
    databaseUrl: read.DATABASE_URL,
    examples: read.PLANLOOM_EXAMPLES,
    runnerTokenFile: read.PLANLOOM_RUNNER_TOKEN_FILE,
    ownerName: read.PLANLOOM_OWNER ?? nameOfThisPerson(),
    logLevel: read.PLANLOOM_LOG_LEVEL,
    lostAfterMs: read.PLANLOOM_LOST_AFTER_SECONDS * 1_000,
    diskFloorBytes: read.PLANLOOM_DISK_FLOOR_MIB === null ? null : read.PLANLOOM_DISK_FLOOR_MIB * 1_024 * 1_024,
    traces: tracesOf(read),
    secretKey: read.PLANLOOM_SECRET_KEY,
    backups: backupsOf(read),
    development: read.PLANLOOM_DEV === "1",
  };
}

function tracesOf(read: z.output<typeof environmentSchema>): TraceTarget | null {
  const base = read.OTEL_EXPORTER_OTLP_ENDPOINT;
  const url = read.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base === null ? null : `${base.replace(/\/+$/, "")}/v1/traces`);
  return url === null ? null : { url, headers: read.OTEL_EXPORTER_OTLP_HEADERS, serviceName: read.OTEL_SERVICE_NAME };
}

function backupsOf(read: z.output<typeof environmentSchema>): BackupSettings | null {
  const everyMs = read.PLANLOOM_BACKUP_EVERY === null ? null : backupInterval(read.PLANLOOM_BACKUP_EVERY);
  const folder = read.PLANLOOM_BACKUP_FOLDER ?? join(read.PLANLOOM_FILES ?? read.PLANLOOM_HOME, "backups");
  return everyMs === null ? null : { everyMs, keep: read.PLANLOOM_BACKUP_KEEP, folder, files: read.PLANLOOM_BACKUP_FILES === "1" };
}

function nameOfThisPerson(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an account, as containers have them.
    return "owner";
  }
}
