import type { ServerResponse } from "node:http";
import type { ApiError, ApiErrorCode } from "@planloom/api";
import { sendJson } from "./send-json.ts";

const STATUS: Readonly<Record<ApiErrorCode, number>> = {
  "not-found": 404,
  unauthenticated: 401,
  forbidden: 403,
  invalid: 400,
  "too-large": 413,
  unavailable: 503,
};

/**
 * Answers with an error: what the caller is told with its code and message, `null` as 500 without its inside.
 * An answer that has begun is cut off instead, so that nobody takes its first part for the whole.
 */
export function sendError(response: ServerResponse, error: ApiError | null): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // The rest of a body that nobody reads would be taken for the next request.
  response.setHeader("connection", "close");
  if (error !== null) sendJson(response, STATUS[error.code], { error: { code: error.code, message: error.message } });
  else sendJson(response, 500, { error: { code: "internal", message: "Something went wrong on the server; its log says more." } });
}
