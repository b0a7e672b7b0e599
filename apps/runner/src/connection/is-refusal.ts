import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@planloom/api";

const REFUSALS: ReadonlySet<string> = new Set(["BAD_REQUEST", "FORBIDDEN", "NOT_FOUND", "PAYLOAD_TOO_LARGE", "METHOD_NOT_SUPPORTED", "UNPROCESSABLE_CONTENT"]);

/**
 * Whether the server understood and said no, so that saying the same again is pointless. A wrong token is none: it may
 * be replaced while the runner waits.
 */
export function isRefusal(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && REFUSALS.has(code);
}

/** Whether the server does not know the token. */
export function isStranger(error: unknown): boolean {
  return codeOf(error) === "UNAUTHORIZED";
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof TRPCClientError)) return null;
  const { data }: TRPCClientError<AppRouter> = error;
  return data?.code ?? null;
}
