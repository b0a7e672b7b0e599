import { createServer, type IncomingMessage, request as ask, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Call } from "./evidence.ts";

export interface RecordingProxy {
  readonly url: string;
  /** Every call that went through and was answered or cut off, in the order in which they ended. */
  readonly calls: readonly Call[];
  stop(): Promise<void>;
}

/** Only these say something that has to be found again. */
const RECORDED = new Set(["runner.report", "runner.poll", "runner.appendLog"]);

/**
 * Stands between a runner and its server, passes everything on to `target`, and writes down what each was told.
 * `host` is what the server calls itself.
 */
export async function recordCalls(target: string, host: string): Promise<RecordingProxy> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    pass({ request, response, target, host, calls }).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: string;
  readonly host: string;
  readonly calls: Call[];
}

async function pass({ request, response, target, host, calls }: Passing): Promise<void> {
  const procedure = /^\/api\/trpc\/([\w.]+)/.exec(request.url ?? "")?.[1] ?? "";
  const body = await textOf(request);
  const record = (outcome: Call["outcome"]): void => {
    if (RECORDED.has(procedure)) calls.push({ procedure, input: parse(body.toString("utf8")), outcome });
  };
  const onward = ask(`${target}${request.url}`, { method: request.method, headers: { ...request.headers, host } });
  // Whoever asked is gone: so is the question.
  response.once("close", () => onward.destroy());
  onward.end(body);
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => onward.once("response", resolve).once("error", reject));
    const told = await textOf(answer);
    const data = parse(told.toString("utf8"))?.result?.data;
    record(answer.statusCode === 200 ? { kind: "ok", output: data } : { kind: "info", message: `${answer.statusCode}` });
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.end(told);
  } catch (error) {
    record({ kind: "info", message: String(error) });
    throw error;
  }
}

async function textOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parse(text: string): { readonly result?: { readonly data?: unknown } } | null {
  try {
    return JSON.parse(text);
  } catch {
    // A file, or nothing.
    return null;
  }
}
