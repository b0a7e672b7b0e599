import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError, isAllowed, ROUTES } from "@planloom/api";
import type { Identify } from "../auth/identify.ts";
import { isLocal } from "./is-local.ts";
import { matchRoute } from "./match-route.ts";
import type { RouteHandlers } from "./route-handlers.ts";
import { sendJson } from "./send-json.ts";

const isRow = (key: string): key is keyof typeof ROUTES => Object.hasOwn(ROUTES, key);
const ROWS = Object.keys(ROUTES).filter(isRow);

/**
 * Answers everything that is neither tRPC nor a page: finds its row in the route table, asks who it is, and calls the
 * handler only if the row allows it. What has no row is 404, a known path with another method 405.
 */
export function answerRoute(handlers: RouteHandlers, identify: Identify) {
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const match = matchRoute(ROWS, request.method ?? "GET", path);
    if (match === null) throw new ApiError("not-found", `There is nothing at ${path}.`);
    if (match === "other-method") {
      response.setHeader("connection", "close");
      sendJson(response, 405, { error: { code: "invalid", message: `${path} cannot be asked with ${request.method}.` } });
      return;
    }
    const needed = ROUTES[match.key];
    // Whether the server lives must be answered while the database does not.
    const isOpen = needed === "anybody" || (needed === "local-or-viewer" && isLocal(request));
    const actor = isOpen ? { kind: "nobody" as const } : await identify(request);
    if (!isOpen && !isAllowed(actor, needed)) {
      throw actor.kind === "nobody" ? new ApiError("unauthenticated", "You are not signed in.") : new ApiError("forbidden", "You may not do this.");
    }
    await handlers[match.key]({ request, response, actor, values: match.values });
  };
}
