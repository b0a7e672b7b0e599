import { TRPCClientError } from "@trpc/client";

/** What an answer says that comes from a server, or from what stands before it, which cannot answer now. */
const NOT_NOW: ReadonlySet<string> = new Set(["SERVICE_UNAVAILABLE", "TIMEOUT", "BAD_GATEWAY", "GATEWAY_TIMEOUT"]);

/** One or two sentences for a person: what the server says, or that it says nothing. */
export function failureMessage(error: unknown): string {
  if (isWorthRetrying(error) && answerCode(error) !== "SERVICE_UNAVAILABLE") return "The server cannot be reached. Check that `npm start` still runs.";
  return error instanceof Error ? error.message : "Something went wrong.";
}

/** Whether the same call may succeed a moment later: whatever is no answer of the server, or one that it cannot answer now. */
export function isWorthRetrying(error: unknown): boolean {
  const code = answerCode(error);
  return code === null || NOT_NOW.has(code);
}

function answerCode(error: unknown): string | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  return typeof data === "object" && data !== null && "code" in data && typeof data.code === "string" ? data.code : null;
}
