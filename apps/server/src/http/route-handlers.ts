import type { IncomingMessage, ServerResponse } from "node:http";
import type { Actor, ROUTES } from "@planloom/api";

/** One request, after it was authorised. */
export interface RouteRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly actor: Actor;
  /** The `:name` segments of the path, decoded but not checked. */
  readonly values: Readonly<Record<string, string>>;
}

export type RouteHandler = (asked: RouteRequest) => Promise<void> | void;

/** A handler for every row of the route table; the compiler refuses a missing or an unlisted one. */
export type RouteHandlers = Readonly<Record<keyof typeof ROUTES, RouteHandler>>;
