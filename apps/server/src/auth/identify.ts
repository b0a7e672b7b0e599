import type { IncomingMessage } from "node:http";
import { type Actor, ApiError, type Role } from "@planloom/api";
import { type Database, findToken, type StoredToken } from "@planloom/db";
import type { AttemptLimit } from "./attempt-limit.ts";
import { hashSecret } from "./secret.ts";
import { readSessionCookie } from "./session-cookie.ts";

/**
 * Says who sent a request. A bearer token counts before a cookie; a wrong one, or one of another workspace, is `nobody`,
 * never somebody else. Throws an `ApiError` for a client that has tried too many wrong ones.
 */
export type Identify = (request: IncomingMessage) => Promise<Actor>;

const NOBODY: Actor = { kind: "nobody" };

export function identifier(db: Database, workspaceId: string, limit: AttemptLimit): Identify {
  return async (request) => {
    const bearer = /^Bearer +([A-Za-z0-9_-]{1,200})$/i.exec(request.headers.authorization ?? "")?.[1];
    const secret = request.headers.authorization === undefined ? readSessionCookie(request.headers.cookie) : bearer;
    if (secret === undefined || secret === null) return NOBODY;
    const token = await findToken(db, hashSecret(secret));
    const actor = token?.workspaceId === workspaceId ? actorOf(token, bearer === undefined) : NOBODY;
    if (actor.kind !== "nobody" || bearer === undefined) return actor;
    const client = request.socket.remoteAddress ?? "";
    if (limit.waitMs(client) > 0) throw new ApiError("unavailable", "Too many wrong tokens. Wait a minute and try again.");
    limit.failed(client);
    return actor;
  };
}

/** A session is only good in a cookie, and the other kinds only in a header: a cookie can be sent by any page. */
function actorOf({ kind, subject, role, runnerId }: StoredToken, fromCookie: boolean): Actor {
  if (fromCookie ? kind !== "session" : kind !== "api" && kind !== "runner") return NOBODY;
  if (kind === "runner") return runnerId === null ? NOBODY : { kind: "runner", runner: runnerId };
  return isRole(role) ? { kind: "member", name: subject, role } : NOBODY;
}

const isRole = (role: string): role is Role => role === "viewer" || role === "editor" || role === "owner";
