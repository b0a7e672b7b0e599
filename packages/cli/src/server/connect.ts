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

const REFUSED = new Set(["UNAUTHORIZED", "FORBIDDEN"]);

/** What a failed call means to the person who typed the command; anything else comes back as it is. */
export function explainFailure(error: unknown, url: string): unknown {
  if (!(error instanceof TRPCClientError)) return error;
  const code: unknown = error.data?.code;
  if (code === undefined) return new CliError(EXIT.noServer, `The server at ${url} does not answer. Is it running? Start it with \`npm start\`.`, null, { cause: error });
  if (typeof code === "string" && REFUSED.has(code)) return new CliError(EXIT.noServer, `The server at ${url} does not let us in: ${error.message}`, null, { cause: error });
  return new CliError(EXIT.wrongInput, error.message, null, { cause: error });
}
