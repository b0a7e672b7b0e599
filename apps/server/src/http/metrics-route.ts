import type { Metrics } from "../metrics/metrics.ts";
import type { RouteHandlers } from "./route-handlers.ts";

/** What a monitoring system asks for, in the text format of Prometheus. */
export function metricsRoute(metrics: Pick<Metrics, "text" | "contentType">): Pick<RouteHandlers, "GET /api/metrics"> {
  return {
    "GET /api/metrics": async ({ response }) => {
      const text = await metrics.text();
      response.writeHead(200, { "content-type": metrics.contentType, "cache-control": "no-store" });
      response.end(text);
    },
  };
}
