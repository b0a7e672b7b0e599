import type { DiskWatch } from "../health/watch-disk.ts";
import type { WriteWatch } from "../health/watch-writing.ts";
import type { RouteHandlers } from "./route-handlers.ts";
import { sendJson } from "./send-json.ts";

export interface HealthParts {
  /** One round trip to the database; throws if it does not answer. */
  readonly ping: () => Promise<void>;
  /** The migrations of this version that the database does not have. */
  readonly pendingMigrations: () => Promise<readonly string[]>;
  /** Milliseconds since the engine last went through its leases; `null` if it never did. */
  readonly engineSilentMs: () => number | null;
  readonly disk: Pick<DiskWatch, "low" | "space">;
  readonly writing: Pick<WriteWatch, "trouble">;
}

/** An engine that has not come round for this long does not move runs on, however alive its process is. */
const TICK_LIMIT_MS = 10_000;
const PING_LIMIT_MS = 1_000;

/**
 * `/livez`: the process answers; it never asks the database, whose outage is no reason to start the process again.
 * `/readyz`: it can do its work: the database answers within a second and has all migrations, the engine turns, the
 * disk has room, and files can be written to it. What is not so is said in `reasons`, in words.
 */
export function healthRoutes(parts: HealthParts): Pick<RouteHandlers, "GET /livez" | "GET /readyz"> {
  return {
    "GET /livez": ({ response }) => sendJson(response, 200, { live: true }),
    "GET /readyz": async ({ response }) => {
      const found = await look(parts);
      const reasons = reasonsOf(found);
      sendJson(response, reasons.length === 0 ? 200 : 503, { ready: reasons.length === 0, reasons, ...found });
    },
  };
}

interface Found {
  readonly database: boolean;
  readonly databaseMs: number;
  /** `null` where nobody could say. */
  readonly pendingMigrations: readonly string[] | null;
  readonly engineSilentMs: number | null;
  readonly disk: { readonly low: boolean; readonly freeBytes: number | null };
  readonly writeTrouble: string | null;
}

async function look({ ping, pendingMigrations, engineSilentMs, disk, writing }: HealthParts): Promise<Found> {
  const begun = performance.now();
  const database = (await inTime(ping().then(() => true))) ?? false;
  const databaseMs = Math.round(performance.now() - begun);
  const silentMs = engineSilentMs();
  return {
    database,
    databaseMs,
    pendingMigrations: database ? await inTime(pendingMigrations()) : null,
    engineSilentMs: silentMs === null ? null : Math.round(silentMs),
    disk: { low: disk.low() !== null, freeBytes: disk.space()?.freeBytes ?? null },
    writeTrouble: writing.trouble(),
  };
}

function reasonsOf({ database, pendingMigrations, engineSilentMs, disk, writeTrouble }: Found): string[] {
  return [
    ...(database ? [] : [`The database has not answered within ${PING_LIMIT_MS} ms.`]),
    ...(database && pendingMigrations === null ? ["The database does not say which migrations it has."] : []),
    ...((pendingMigrations?.length ?? 0) > 0 ? [`The database lacks migrations: ${pendingMigrations?.join(", ")}.`] : []),
    ...(engineSilentMs === null ? ["The engine has not been through its leases yet."] : engineSilentMs < TICK_LIMIT_MS ? [] : [`The engine has not come round for ${Math.round(engineSilentMs / 1_000)} s.`]),
    ...(disk.low ? ["The disk of the data folder is nearly full."] : []),
    ...(writeTrouble === null ? [] : [`Files cannot be written. ${writeTrouble}`]),
  ];
}

/** What comes within a second; `null` where it comes later or fails. */
async function inTime<T>(work: Promise<T>): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), PING_LIMIT_MS);
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
