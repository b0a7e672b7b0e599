import { readFile } from "node:fs/promises";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "@planloom/api";
import type { TokenSource } from "../config.ts";
import type { RunnerApi } from "../protocol.ts";
import { saveToken } from "../registration/save-token.ts";
import { httpRequest, readText } from "./http-request.ts";

/** The way to the server. Nothing is sent before it is used, and it survives that the server is away. */
export interface ServerLink {
  readonly url: string;
  readonly api: RunnerApi;
  /** The header that proves who asks. */
  authorization(): string;
  /** Reads the token again. Throws where its file is not there yet. */
  refreshToken(): Promise<void>;
  /** Whether a new token of the server can be kept. */
  readonly rotates: boolean;
  /** Uses another token from now on. Where it cannot be saved, the one before stays good and in use. */
  replaceToken(token: string): Promise<void>;
}

/** Makes the link to the server at `url`. */
export function createServerLink(url: string, source: TokenSource): ServerLink {
  let token = source.kind === "given" ? source.token : "";
  const authorization = (): string => `Bearer ${token}`;
  const client = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/api/trpc`, headers: () => ({ authorization: authorization() }), fetch: fetchJson })],
  });
  return {
    url,
    api: client.runner,
    authorization,
    async refreshToken() {
      if (source.kind === "file") token = await readToken(source.path);
    },
    rotates: source.kind === "file" && source.isOwn,
    async replaceToken(fresh) {
      if (source.kind !== "file" || !source.isOwn) return;
      await saveToken(source.path, fresh);
      token = fresh;
    },
  };
}

async function readToken(path: string): Promise<string> {
  const token = (await readFile(path, "utf8")).trim();
  if (token === "") throw new Error(`${path} is empty.`);
  return token;
}

interface FetchInit {
  readonly method?: string;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null | undefined;
}

/** As much of `fetch` as tRPC needs. */
async function fetchJson(url: unknown, init: FetchInit = {}): Promise<{ ok: boolean; json(): Promise<unknown> }> {
  const answer = await httpRequest(String(url), {
    method: init.method ?? "GET",
    headers: plainHeaders(init.headers),
    body: typeof init.body === "string" ? init.body : null,
    signal: init.signal ?? null,
  });
  const text = await readText(answer);
  const status = answer.statusCode ?? 0;
  return {
    ok: status >= 200 && status < 300,
    json: async () => {
      try {
        return JSON.parse(text);
      } catch (cause) {
        throw new Error(`The server at ${String(url)} answered ${status} with something that is not JSON.`, { cause });
      }
    },
  };
}

function plainHeaders(headers: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
