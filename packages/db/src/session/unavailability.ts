import { errorsWithin } from "./errors-within.ts";
import { isConflict, isConnectionLoss } from "./passing-failures.ts";
import { sqlStateOf } from "./sql-state-of.ts";

/**
 * Why PostgreSQL could not do now what it can do later. `away`: it does not answer, or the connection broke. `busy`: a
 * lock, a connection or an answer was not to be had in time. `full`: its disk takes no more.
 */
export type Unavailability = "away" | "busy" | "full";

const BY_STATE: Readonly<Record<string, Unavailability>> = {
  /** Lock timeout, statement timeout, too many connections. */
  "55P03": "busy",
  "57014": "busy",
  "53300": "busy",
  /** A standby that takes no writes: the one in charge is elsewhere, or not chosen yet. */
  "25006": "away",
  "53100": "full",
};

/** Prisma's own codes, and the kinds its driver adapter knows. */
const BY_WORD: Readonly<Record<string, Unavailability>> = {
  P1001: "away",
  P1002: "away",
  P1017: "away",
  P1008: "busy",
  P2024: "busy",
  P2028: "busy",
  DatabaseNotReachable: "away",
  ConnectionClosed: "away",
  SocketTimeout: "busy",
  TooManyConnections: "busy",
};

/** Says whether a failure lies in the moment rather than in what was asked; `null` where trying again would not help. */
export function unavailabilityOf(error: unknown): Unavailability | null {
  const state = sqlStateOf(error);
  if (state !== null && Object.hasOwn(BY_STATE, state)) return BY_STATE[state] ?? null;
  if (isConflict(error)) return "busy";
  if (isConnectionLoss(error)) return "away";
  for (const within of errorsWithin(error)) {
    const known = [Reflect.get(within, "code"), Reflect.get(within, "kind")].find((word) => typeof word === "string" && Object.hasOwn(BY_WORD, word));
    if (known !== undefined) return BY_WORD[String(known)] ?? null;
    const byMessage = within instanceof Error ? fromMessage(within.message) : null;
    if (byMessage !== null) return byMessage;
  }
  return null;
}

/** The driver and its pool give no codes for their own timeouts. */
function fromMessage(message: string): Unavailability | null {
  if (message === "Query read timeout") return "away";
  return message === "timeout exceeded when trying to connect" ? "busy" : null;
}
