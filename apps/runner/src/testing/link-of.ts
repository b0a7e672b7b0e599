import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@planloom/api";
import type { ServerLink } from "../connection/server-link.ts";
import type { RunnerApi } from "../protocol.ts";

/** A link that carries messages in its own way. */
export function linkOf(api: RunnerApi): ServerLink {
  return { url: "simulated", api, authorization: () => "", refreshToken: () => Promise.resolve(), rotates: false, replaceToken: () => Promise.resolve() };
}

/** What a runner gets to see of an error that the server has told it. */
export function toldError(code: string, message: string): Error {
  return TRPCClientError.from<AppRouter>({ error: { message, code: -32_603, data: { code } } });
}
