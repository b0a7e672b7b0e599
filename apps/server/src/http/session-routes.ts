import { ApiError } from "@planloom/api";
import { type Database, endToken } from "@planloom/db";
import { z } from "zod";
import type { AttemptLimit } from "../auth/attempt-limit.ts";
import { exchangeLink } from "../auth/exchange-link.ts";
import { hashSecret } from "../auth/secret.ts";
import { endedSessionCookie, readSessionCookie, sessionCookie } from "../auth/session-cookie.ts";
import { readJsonBody } from "./read-json-body.ts";
import type { RouteHandler, RouteHandlers } from "./route-handlers.ts";
import { sendJson } from "./send-json.ts";

const BODY_BYTES = 4_096;
const signInSchema = z.strictObject({ token: z.string().min(1).max(200) });

/** Signing in with a one-time link, and signing out. */
export function sessionRoutes(db: Database, limit: AttemptLimit): Pick<RouteHandlers, "POST /api/session" | "DELETE /api/session"> {
  const signIn: RouteHandler = async ({ request, response }) => {
    const client = request.socket.remoteAddress ?? "";
    const waitMs = limit.waitMs(client);
    if (waitMs > 0) {
      response.setHeader("retry-after", String(Math.ceil(waitMs / 1_000)));
      response.setHeader("connection", "close");
      sendJson(response, 429, { error: { code: "unavailable", message: "Too many wrong links. Wait a minute and try again." } });
      return;
    }
    const { token } = await readJsonBody(request, signInSchema, BODY_BYTES);
    const session = await exchangeLink(db, token);
    if (session === null) {
      limit.failed(client);
      throw new ApiError("unauthenticated", "This link was used already or is too old. Run `npx planloom link` for a new one.");
    }
    // A proxy that ends TLS in front of us says so in the Origin of the page.
    response.setHeader("set-cookie", sessionCookie(session.secret, request.headers.origin?.startsWith("https:") === true));
    sendJson(response, 200, { name: session.name, role: session.role });
  };
  const signOut: RouteHandler = async ({ request, response }) => {
    const secret = readSessionCookie(request.headers.cookie);
    if (secret !== null) await endToken(db, hashSecret(secret));
    response.setHeader("set-cookie", endedSessionCookie());
    sendJson(response, 200, {});
  };
  return { "POST /api/session": signIn, "DELETE /api/session": signOut };
}
