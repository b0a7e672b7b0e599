import { TRPCClientError } from "@trpc/client";

/** What a screen does about a failed call. */
export type ApiFailure =
  /** The server could not be reached, or could not answer now. */
  | "unreachable"
  /** Nobody is signed in any more. */
  | "signed-out"
  | "not-found"
  /** The server understood and said no; its message says why. */
  | "refused";

/** Sorts whatever a call threw. Anything that is not an answer of the server counts as `unreachable`. */
export function apiFailure(error: unknown): ApiFailure {
  const code = answerCode(error);
  if (code === null || code === "SERVICE_UNAVAILABLE" || code === "TIMEOUT" || code === "BAD_GATEWAY" || code === "GATEWAY_TIMEOUT") return "unreachable";
  if (code === "UNAUTHORIZED") return "signed-out";
  if (code === "NOT_FOUND") return "not-found";
  return "refused";
}

/** One or two sentences for a person: what the server says, or that it says nothing. */
export function failureMessage(error: unknown): string {
  if (apiFailure(error) === "unreachable" && answerCode(error) !== "SERVICE_UNAVAILABLE") return "The server cannot be reached. Check that `npm start` still runs.";
  return error instanceof Error ? error.message : "Something went wrong.";
}

/** Whether the same call may succeed a moment later. */
export function isWorthRetrying(error: unknown): boolean {
  return apiFailure(error) === "unreachable";
}

function answerCode(error: unknown): string | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  return typeof data === "object" && data !== null && "code" in data && typeof data.code === "string" ? data.code : null;
}
