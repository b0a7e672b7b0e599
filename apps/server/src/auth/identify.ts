import type { IncomingMessage } from "node:http";
import { type Actor, ApiError, type Role } from "@planloom/api";
import { type Database, findSpentToken, findToken, leaseHolder, settleToken, type StoredToken } from "@planloom/db";
import type { Logger } from "pino";
import { storedFence } from "../runners/lease-fence.ts";
import type { AttemptLimit } from "./attempt-limit.ts";
import type { AttemptTokens } from "./attempt-tokens.ts";
import { hashSecret } from "./secret.ts";
import { readSessionCookie } from "./session-cookie.ts";

/**
 * Says who sent a request. A bearer token counts before a cookie; a wrong one, or one of another workspace, is `nobody`,
 * never somebody else. Throws an `ApiError` for a client that has tried too many wrong ones.
 */
export type Identify = (request: IncomingMessage) => Promise<Actor>;

export interface IdentifyParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly attempts: AttemptTokens;
  readonly limit: AttemptLimit;
  readonly logger: Logger;
}

const NOBODY: Actor = { kind: "nobody" };

export function identifier(parts: IdentifyParts): Identify {
  const { db, workspaceId, limit, logger } = parts;
  return async (request) => {
    const bearer = /^Bearer +([A-Za-z0-9_.-]{1,400})$/i.exec(request.headers.authorization ?? "")?.[1];
    const secret = request.headers.authorization === undefined ? readSessionCookie(request.headers.cookie) : bearer;
    if (secret === undefined || secret === null) return NOBODY;
    const isOfAttempt = bearer?.includes(".") === true;
    const token = isOfAttempt ? null : await findToken(db, hashSecret(secret));
    const actor = isOfAttempt ? await attemptActor(parts, secret) : token?.workspaceId === workspaceId ? actorOf(token, bearer === undefined) : NOBODY;
    if (actor.kind === "runner" && token !== null && token.replaces !== null) await settleToken(db, { id: token.id, replaces: token.replaces });
    if (actor.kind !== "nobody" || bearer === undefined) return actor;
    const client = request.socket.remoteAddress ?? "";
    if (limit.waitMs(client) > 0) throw new ApiError("unavailable", "Too many wrong tokens. Wait a minute and try again.");
    // The token of an attempt that is over is nothing to wonder about.
    if (isOfAttempt) return actor;
    limit.failed(client);
    const spent = await findSpentToken(db, hashSecret(bearer));
    if (spent !== null) logger.warn({ client, ...spent }, "a token was used that is good no more; somebody may have found it");
    return actor;
  };
}

/** A session is only good in a cookie, and the other kinds only in a header: a cookie can be sent by any page. */
function actorOf({ id, kind, subject, role, runnerId }: StoredToken, fromCookie: boolean): Actor {
  if (fromCookie ? kind !== "session" : kind !== "api" && kind !== "runner") return NOBODY;
  if (kind === "runner") return runnerId === null ? NOBODY : { kind: "runner", runner: runnerId, token: id };
  return isRole(role) ? { kind: "member", name: subject, role } : NOBODY;
}

const isRole = (role: string): role is Role => role === "viewer" || role === "editor" || role === "owner";

/** The attempt a token belongs to, as long as a runner holds it under just this epoch. */
async function attemptActor({ db, attempts }: IdentifyParts, secret: string): Promise<Actor> {
  const fence = attempts.read(secret);
  const runner = fence === null ? null : await leaseHolder(db, storedFence(fence));
  return fence === null || runner === null ? NOBODY : { kind: "attempt", runner, fence };
}
