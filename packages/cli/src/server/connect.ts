import type { AppRouter } from "@planloom/api";
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from "@trpc/client";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-code.ts";
import type { ServerAddress } from "./find-server.ts";

export type Client = TRPCClient<AppRouter>;

/** A client of the server's API that sends the token with every request. */
export function connect({ url, token }: ServerAddress): Client {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/api/trpc`, headers: { authorization: `Bearer ${token}` } })] });
}

const REFUSED = new Set<unknown>(["UNAUTHORIZED", "FORBIDDEN"]);
/** The server, or something in front of it, cannot do it at the moment. */
const PASSING = new Set<unknown>(["SERVICE_UNAVAILABLE", "TIMEOUT", "BAD_GATEWAY", "GATEWAY_TIMEOUT"]);

/** Whether the same call may succeed in a moment: nobody answered, or the server cannot do it now. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const code = codeOf(error);
  return code === undefined || PASSING.has(code);
}

/** What a failed call means to the person who typed the command; anything else comes back as it is. */
export function explainFailure(error: unknown, url: string): unknown {
  if (!(error instanceof TRPCClientError)) return error;
  const code = codeOf(error);
  if (code === undefined) return new CliError(EXIT.noServer, `The server at ${url} does not answer. Is it running? Start it with \`npm start\`.`, null, { cause: error });
  if (REFUSED.has(code)) return new CliError(EXIT.noServer, `The server at ${url} does not let us in: ${error.message}`, null, { cause: error });
  if (PASSING.has(code) || code === "INTERNAL_SERVER_ERROR") return new CliError(EXIT.noServer, `The server at ${url} cannot do it: ${error.message}`, null, { cause: error });
  return new CliError(EXIT.wrongInput, error.message, null, { cause: error });
}

/** The code of the server's answer; `undefined` where there was none. */
function codeOf(error: TRPCClientError<AppRouter>): unknown {
  return error.data?.code;
}
