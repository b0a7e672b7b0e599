import { ApiError } from "@planloom/api";
import { consumeToken, type Database, findSpentToken, insertToken, registerRunner, type RunnerGrant, rotateToken } from "@planloom/db";
import type { Logger } from "pino";
import { hashSecret, newSecret } from "../auth/secret.ts";

interface JoinParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly logger: Logger;
}

interface Registration {
  readonly token: string;
  readonly version: string;
  readonly labels: readonly string[];
}

/** A runner that has just come to be. The token is kept nowhere here. */
export interface JoinedRunner extends RunnerGrant {
  readonly id: string;
  readonly name: string;
  readonly token: string;
}

/** How runners come to be let in. */
export interface Membership {
  join(registration: Registration): Promise<JoinedRunner>;
  /** A new token in the place of the one with this id, where that is an hour old; otherwise `null`. */
  rotate(token: string): Promise<string | null>;
}

export function membership(parts: JoinParts): Membership {
  return { join: (registration) => joinFleet(parts, registration), rotate: (token) => rotatedToken(parts.db, token) };
}

/**
 * Exchanges a registration token for a runner and its token. The runner is called what the owner called it and may do
 * what the owner granted, whatever it says of itself. Throws `unauthenticated` for a token that is unknown, used or
 * too old, and leaves a line in the log where it once was good: somebody may have stolen it.
 */
async function joinFleet({ db, workspaceId, logger }: JoinParts, { token: registration, version, labels: declared }: Registration): Promise<JoinedRunner> {
  const hash = hashSecret(registration);
  const joined = await db.transaction(async (tx): Promise<JoinedRunner | null> => {
    const found = await consumeToken(tx, { kind: "registration", hash });
    if (found === null || found.workspaceId !== workspaceId) return null;
    const { subject: name, labels, mostAtOnce } = found;
    const runner = await registerRunner(tx, { workspaceId, name, grant: { labels, mostAtOnce }, declared, version });
    if (runner === null) throw new ApiError("invalid", `There is a runner called ${name} already. Make a registration token with another name, or remove that runner first.`);
    const token = newSecret();
    await insertToken(tx, { workspaceId, kind: "runner", hash: hashSecret(token), subject: name, runnerId: runner.id, lifetimeMs: null });
    return { id: runner.id, name, token, labels, mostAtOnce };
  });
  if (joined !== null) {
    logger.info({ runner: joined.id, name: joined.name }, "a runner registered");
    return joined;
  }
  const spent = await findSpentToken(db, hash);
  if (spent !== null) logger.warn({ name: spent.subject }, "a registration token was used a second time, or too late; somebody may have found it");
  throw new ApiError("unauthenticated", "This registration token was used already, is older than an hour, or never was one. Make a new one on the page Runners.");
}

/** The tokens of a runner that says hello are replaced once they are so old. */
const ROTATE_AFTER_MS = 3_600_000;

async function rotatedToken(db: Database, id: string): Promise<string | null> {
  const token = newSecret();
  const rotated = await db.transaction((tx) => rotateToken(tx, { id, hash: hashSecret(token), olderThanMs: ROTATE_AFTER_MS }));
  return rotated ? token : null;
}
