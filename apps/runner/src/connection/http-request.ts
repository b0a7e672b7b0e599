import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface HttpRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable | null;
  /** Ends the request, and the reading of its answer. */
  readonly signal: AbortSignal | null;
}

/** Longer than the server keeps any question open. */
const SILENCE_MS = 60_000;

const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };

/**
 * Sends a request and resolves with the answer's head; its body is still to be read. Rejects where no answer came.
 * The built-in `fetch` would do the same with 20 MB more memory, which every `spawn` pays for.
 */
export async function httpRequest(url: string, { method, headers, body, signal }: HttpRequest): Promise<IncomingMessage> {
  const secure = url.startsWith("https:");
  const options = { method, headers, agent: secure ? agents.https : agents.http, ...(signal ? { signal } : {}) };
  const request = secure ? requestHttps(url, options) : requestHttp(url, options);
  request.setTimeout(SILENCE_MS, () => request.destroy(new Error(`The server said nothing for ${SILENCE_MS / 1_000} s.`)));
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    request.once("response", resolve);
    request.on("error", reject);
  });
  // An answer may come before the body is sent, and the connection may then be closed: the answer counts.
  if (body === null || typeof body === "string") request.end(body ?? undefined);
  else pipeline(body, request).catch((error: unknown) => request.destroy(error instanceof Error ? error : new Error(String(error))));
  return await answer;
}

/** Reads an answer to its end as text. */
export async function readText(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
