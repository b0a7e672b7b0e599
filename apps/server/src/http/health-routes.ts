import type { RouteHandlers } from "./route-handlers.ts";
import { sendJson } from "./send-json.ts";

export interface HealthParts {
  /** One round trip to the database; throws if it does not answer. */
  readonly ping: () => Promise<void>;
  /** When the engine last went through its leases, milliseconds since 1970; `null` if it never did. */
  readonly lastTickAt: () => number | null;
}

/** An engine that has not come round for this long does not move runs on, however alive its process is. */
const TICK_LIMIT_MS = 10_000;
const PING_LIMIT_MS = 1_000;

/** `/livez`: the process answers. `/readyz`: it can do its work: the database answers and the engine turns. */
export function healthRoutes({ ping, lastTickAt }: HealthParts): Pick<RouteHandlers, "GET /livez" | "GET /readyz"> {
  return {
    "GET /livez": ({ response }) => sendJson(response, 200, { live: true }),
    "GET /readyz": async ({ response }) => {
      const database = await answersInTime(ping);
      const tickedAt = lastTickAt();
      const engineSilentMs = tickedAt === null ? null : Date.now() - tickedAt;
      const engine = engineSilentMs !== null && engineSilentMs < TICK_LIMIT_MS;
      // The server does not listen before its migrations have run, so whoever gets an answer finds them done.
      sendJson(response, database && engine ? 200 : 503, { ready: database && engine, database, migrations: true, engine, engineSilentMs });
    },
  };
}

async function answersInTime(ping: () => Promise<void>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), PING_LIMIT_MS);
  const answered = ping().then(() => true, () => false);
  const inTime = await Promise.race([answered, late]);
  clearTimeout(timer);
  return inTime;
}
