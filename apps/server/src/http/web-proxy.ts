import type { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createProxyServer } from "httpxy";
import type { Logger } from "pino";

/** Passes what is not ours to the process that renders the pages. */
export interface WebProxy {
  web(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** `origin`: where the pages come from; `null` answers 404 to everything. */
export function webProxy(origin: string | null, logger: Logger): WebProxy {
  if (origin === null) {
    return {
      web: (_request, response) => plain(response, 404, "This server has no web pages; it serves the API under /api."),
      upgrade: (_request, socket) => socket.destroy(),
    };
  }
  // `xfwd` stays off: the pages need no client address, and a Host they can trust is passed on as it is.
  const proxy = createProxyServer({ target: origin, proxyTimeout: 60_000 });
  return {
    web(request, response) {
      proxy.web(request, response).catch((error: unknown) => {
        logger.warn({ err: error, url: request.url }, "the web process did not answer");
        if (response.headersSent) response.destroy();
        else plain(response, 502, "The web pages are not there yet or have stopped. Reload in a moment.");
      });
    },
    upgrade(request, socket, head) {
      // Only a development build asks for this: its module reloading runs over a socket.
      if (request.url?.startsWith("/_next/") !== true || !(socket instanceof Socket)) {
        socket.destroy();
        return;
      }
      proxy.ws(request, socket, { target: origin }, head).catch(() => socket.destroy());
    },
  };
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(text);
}
