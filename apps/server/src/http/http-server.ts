import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Logger } from "pino";
import { asApiError } from "./as-api-error.ts";
import { crossSiteRefusal } from "./origin-guard.ts";
import { wantsMetricsText } from "./is-local.ts";
import { hostGuard } from "./host-guard.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { sendError } from "./send-error.ts";
import { sendJson } from "./send-json.ts";
import type { WebProxy } from "./web-proxy.ts";

interface HttpParts {
  readonly allowedHosts: readonly string[];
  readonly development: boolean;
  readonly trpc: (request: IncomingMessage, response: ServerResponse) => void;
  readonly route: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;
  readonly web: WebProxy;
  readonly logger: Logger;
}

/**
 * The one HTTP server. In this order: who is meant (Host), what every answer carries, who sent it (Origin), and only
 * then what is wanted: tRPC, a row of the route table, or a page. No answer ever allows another origin (CORS).
 */
export function createHttpServer({ allowedHosts, development, trpc, route, web, logger }: HttpParts): Server {
  const isAllowedHost = hostGuard(allowedHosts);
  const server = createServer((request, response) => {
    const path = wantsMetricsText(request) ? "/api/metrics" : pathOf(request);
    const isData = isApi(path);
    setSecurityHeaders(response, isData ? "data" : "page", development);
    if (!isAllowedHost(request.headers.host, request.socket.localPort ?? 0)) {
      refuse(response, `This server is not called ${request.headers.host ?? "(nothing)"}. Add the name to PLANLOOM_ALLOWED_HOSTS if it should be.`);
      return;
    }
    const refusal = crossSiteRefusal({ method: request.method ?? "GET", path, headers: request.headers });
    if (refusal !== null) {
      refuse(response, refusal);
      return;
    }
    if (!isData) web.web(request, response);
    else if (path.startsWith("/api/trpc/")) trpc(request, response);
    else {
      route(request, response, path).catch((error: unknown) => {
        const told = asApiError(error);
        const hasLeft = response.destroyed || (request.destroyed && !request.complete);
        if (told === null && hasLeft) logger.debug({ err: error, path }, "a caller left before all was said");
        else if (told === null) logger.error({ err: error, path }, "a request failed");
        sendError(response, told);
      });
    }
  });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const isOurs = isAllowedHost(request.headers.host, request.socket.localPort ?? 0) && crossSiteRefusal({ method: "POST", path: pathOf(request), headers: request.headers }) === null;
    if (isOurs) web.upgrade(request, socket, head);
    else socket.destroy();
  });
  // Slow or idle clients must not hold sockets for ever; streams are not affected, they have sent their request.
  server.headersTimeout = 30_000;
  server.requestTimeout = 300_000;
  return server;
}

const isApi = (path: string): boolean => path === "/api" || path.startsWith("/api/") || path === "/livez" || path === "/readyz";

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

function refuse(response: ServerResponse, message: string): void {
  response.setHeader("connection", "close");
  sendJson(response, 403, { error: { code: "forbidden", message } });
}
